/* Parts of speech, coarse: the Penn Treebank's tags without what attribution
   does not ask. VBD and VBN stay two, for “said” and “was told”. */
#ifndef DIXIT_POS_H
#define DIXIT_POS_H

#include <stdbool.h>
#include <stdint.h>

/* id, name in tests and explanations, Penn tags that fall under it */
#define POS_LIST(X)                                                                            \
    X(POS_NONE, "-", "")                  /* not tagged */                                     \
    X(POS_NOUN, "NN", "NN FW GW LS")      /* common noun, singular */                          \
    X(POS_NOUNS, "NNS", "NNS")            /* common noun, plural */                            \
    X(POS_NAME, "NNP", "NNP NNPS")        /* proper noun */                                    \
    X(POS_PRONOUN, "PRP", "PRP")          /* he, them, himself */                              \
    X(POS_THERE, "EX", "EX")              /* there is */                                       \
    X(POS_POSSESSIVE, "PRP$", "PRP$ WP$") /* his, whose */                                     \
    X(POS_DETERMINER, "DT", "DT PDT")     /* the, this, all */                                 \
    X(POS_NUMBER, "CD", "CD $ #")         /* 3,500, two, $ */                                  \
    X(POS_ADJECTIVE, "JJ", "JJ JJR JJS")                                                       \
    X(POS_VERB, "VB", "VB VBP")           /* base form and present but for the third person */ \
    X(POS_VERB_S, "VBZ", "VBZ")           /* says */                                           \
    X(POS_VERB_PAST, "VBD", "VBD")        /* told, as in “she told” */                         \
    X(POS_PARTICIPLE, "VBN", "VBN")       /* told, as in “was told” */                         \
    X(POS_VERB_ING, "VBG", "VBG")         /* saying */                                         \
    X(POS_MODAL, "MD", "MD")              /* will, could, ’ll */                               \
    X(POS_ADVERB, "RB", "RB RBR RBS")     /* not, n’t among them */                            \
    X(POS_PREPOSITION, "IN", "IN")        /* and subordinators: of, because, that (“said that”) */ \
    X(POS_TO, "TO", "TO")                                                                      \
    X(POS_CONJUNCTION, "CC", "CC")        /* and, but */                                       \
    X(POS_WH, "WDT", "WDT WP WRB")        /* who, which, when; that (“the man that”) */        \
    X(POS_PARTICLE, "RP", "RP")           /* point out, put up */                              \
    X(POS_CLITIC, "POS", "POS")           /* ’s of a possessor */                              \
    X(POS_INTERJECTION, "UH", "UH")                                                            \
    X(POS_PUNCT, ".", ". , : ; `` '' ( ) -LRB- -RRB- HYPH - -- ... NFP SYM \" '")

enum pos {
#define X(id, name, penn) id,
    POS_LIST(X)
#undef X
    POS_COUNT
};

const char *pos_name(enum pos pos);

static inline bool pos_is_noun(enum pos pos) { /* common or proper */
    return pos >= POS_NOUN && pos <= POS_NAME;
}

static inline bool pos_is_verb(enum pos pos) { /* any form, but no modal */
    return pos >= POS_VERB && pos <= POS_VERB_ING;
}

static inline bool pos_is_finite(enum pos pos) { /* as far as one word shows it */
    return (1u << POS_VERB | 1u << POS_VERB_S | 1u << POS_VERB_PAST | 1u << POS_MODAL) >> pos & 1;
}

#endif
