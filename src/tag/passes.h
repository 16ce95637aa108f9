/* The passes of the tagger, one a file, in the order they run. tag.c cuts the
   text into blocks of paragraphs and runs all passes but the first and last on
   one block after another; what a pass finds for good goes to `tags` in the
   arena of the article, what only later passes need is scratch, thrown away
   with the block.

     paragraphs.c   text                        -> paragraphs        (whole text)
     tokens.c       block                       -> tokens            with word classes: scan_words.c
                                                                     (scanner.h)
     sentences.c    tokens                      -> sentences
     marks.c        tokens                      -> passages          between quotation marks
     pos.c          tokens of some sentences    -> parts of speech
     chunks.c       the same                    -> chunks            noun phrases (chunks.h)
     runs.c         tokens                      -> candidates        for names (names.h): headlines.c,
                                                                     namewords.c, ranks.c (runs.h)
     nametype.c     candidates                  -> kinds of names
     names.c        these                       -> mentions          proper names
     cues.c         tokens, passages            -> cues
     quotes.c       all of these                -> quotes            content, cue, source (attribute.c,
                                                                     left.c, direct.c, indirect.c, act.c,
                                                                     claimants.c, looks.c, rank.c,
                                                                     rankfeatures.c, candidates.c,
                                                                     reach.c, subjects.c, turns.c,
                                                                     dateline.c, confidence.c)
     notes.c        candidates, quotes, tokens  -> notes             on mentions (notes.h)
     corefer.c      notes                       -> figures           of names (actors.h)
     actors.c       mentions, figures, quotes   -> actors            (whole text)

   A pass can be tested with a string: see tests/unit/. */
#ifndef DIXIT_PASSES_H
#define DIXIT_PASSES_H

#include "pos.h"
#include "words.h"
#include <dixit/tag.h>

enum token_kind {
    TOKEN_WORD,   /* letters, with inner ' ’ - and digits: “don”, “NATO-Russia”, “Minsk” */
    TOKEN_CLITIC, /* ’s, n’t, ’re, ’ll: split from the word before */
    TOKEN_NUMBER, /* 2,500 3.5 20th $5 */
    TOKEN_STOP,   /* . ! ? … and what is glued to them */
    TOKEN_PUNCT,  /* , ; : ( ) - – — and all other punctuation */
    TOKEN_MARK,   /* a quotation mark, double or single: “ ” " `` '' « » „ ‘ ’ ' */
    TOKEN_LINK    /* a URL, an e-mail address, a @handle, a #tag */
};

enum token_flag {
    TOKEN_SPACE = 1,     /* white space (or the block's beginning) before it */
    TOKEN_CAPITAL = 2,   /* begins with an upper case letter */
    TOKEN_ALL_CAPS = 4,  /* at least two letters, all upper case */
    TOKEN_FIRST = 8,     /* first of its sentence (set by sentences.c) */
    TOKEN_QUOTED = 16,   /* inside double quotation marks (set by marks.c) */
    TOKEN_LINE = 32      /* a line break before it */
};

struct token {
    uint32_t beg;
    uint16_t len;      /* bytes; longer ones are cut into several */
    uint8_t kind;      /* enum token_kind */
    uint8_t flags;     /* enum token_flag, or-ed */
    uint16_t word;     /* a slot of the lexicon (words.h), 0 where the lexicon does not have it */
    uint8_t pos;       /* enum pos (pos.c), POS_NONE where not asked for */
    uint8_t extra;     /* scratch of the pass that runs */
    uint32_t sentence; /* index into tags.sentences */
};

/* The text between a pair of quotation marks, in one paragraph. */
struct passage {
    uint32_t open, close; /* token indices of the marks; close == one past the last token where unclosed */
    struct span at;       /* inner text, without the marks */
    struct span outer;    /* with them */
    uint32_t paragraph;
    bool single;          /* between single marks */
    bool nested;          /* inside another passage */
    bool continues;       /* goes on from the paragraph before, which was left open */
};

/* A word that introduces somebody's words: “said”, “according to”, “rejects”. */
struct cue {
    uint32_t first, last; /* token indices, inclusive */
    uint16_t word;        /* its verb or noun in the lexicon */
    uint16_t flags;       /* enum cue_flag (quotes.h), or-ed */
};

/* A base noun phrase: from its determiner to its head noun. */
enum chunk_kind { CHUNK_NOUN, CHUNK_NAME, CHUNK_PRONOUN, CHUNK_WH }; /* “who”, “which” */
struct chunk {
    uint32_t first, last; /* token indices, inclusive */
    uint32_t head;
    uint8_t kind; /* enum chunk_kind: of the head */
};

/* A stretch of tokens that may be a name (names.h). */
struct name_candidate {
    uint32_t first, last; /* tokens, inclusive */
    struct span at;       /* its bytes: fewer than its tokens' in “Beijing-based” */
    uint16_t head;        /* the lexicon's word for its last token, or for what `at` has of it */
    uint32_t rank;        /* where the title or role right before it begins; `first` where there is none */
    bool titled;          /* a person: a title, or a role that persons have, stands before it */
    bool addressed;       /* a title of address does: “Mr.”, “Dr.”, “Sen.”: a person, whatever else has that name */
    bool headline;        /* among words that all have capitals */
    uint8_t kind, rule;   /* nametype.c: what the rules alone take it to be (enum name_kind), and which of them did */
    uint32_t whole;       /* nametype.c: the lexicon's classes of all of it */
};

struct rank_watch;
struct cast;

/* What the passes share while they run over one block. Arrays are scratch and
   kept from block to block for their memory. */
struct block {
    const struct text *text;
    struct tags *tags;
    uint32_t paragraph, paragraph_end; /* tags->paragraphs[paragraph .. paragraph_end) */
    uint32_t sentence;                 /* index in tags->sentences of the block's first */
    uint32_t mention;                  /* index in tags->mentions of the block's first */
    uint32_t quote;                    /* index in tags->quotes of the block's first */
    bool left_open;                    /* marks.c: the last paragraph ended inside a quotation */
    bool asked;                        /* turns.c: a paragraph was marked as a question or an answer */
    bool unexplained;                  /* nobody will ask for reasons (tag_options) */
    bool british;                      /* marks.c: single marks are the outer ones in this text */
    VEC(struct token) tokens;
    VEC(uint64_t) hashes;     /* by token: word_hash of its bytes; 0 where it has none */
    VEC(uint32_t) ends;       /* by paragraph of the block: one past its last token */
    VEC(struct passage) passages;
    VEC(struct cue) cues;
    VEC(struct chunk) chunks; /* of the sentences that were asked for */
    uint32_t *chunk_of;       /* [tokens] 1 + index of the one that holds it; else 0. Brief; NULL where nothing was asked for */
    VEC(struct name_candidate) candidates;
    VEC(struct note) notes; /* of the block's mentions (notes.h) */
    struct cast *cast;      /* of all blocks so far (actors.h); in the scratch */
    const struct rank_watch *watch; /* rank.h: for the training program; else NULL */
    struct arena scratch;
    struct arena brief; /* what one pass needs while it runs over one block: emptied before the next */
};

/* --- tokentext.c: what a token says; false for one beyond the last ---
   A token's hash tells, here in the caller: the compiler works out those of the literals. What is no letter may share one
   ("[" and "{"), and is compared. */
#define TOKEN_ASKED static inline __attribute__((always_inline))
bool token_same(const struct block *block, uint32_t at, const char *word);
bool token_listed(const struct block *block, uint32_t at, const char *words);

static inline uint64_t token_hash(const struct block *block, uint32_t at) { /* 0 beyond the last */
    return at < block->tokens.n ? block->hashes.at[at] : 0;
}

/* Is a word that begins so the only one with its hash? Folding moves the others of these to where no token is. */
static inline bool token_tells(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte > ' ' && byte < '@');
}

TOKEN_ASKED bool token_is(const struct block *block, uint32_t at, const char *word) { /* `word` in lower case, ASCII */
    if (token_hash(block, at) != word_hash_short(word, strlen(word))) return false;
    return token_tells(word[0]) || token_same(block, at, word);
}

/* “according to” */
static inline bool is_according(const struct block *block, uint32_t at) {
    return token_is(block, at, "according") && token_is(block, at + 1, "to");
}

/* A bit of 64 for each word of a list, by six bits of its hash. Clang does not work them out, and takes minutes to find that. */
TOKEN_ASKED uint64_t token_list_sketch(unsigned shift, const char *words) {
#ifdef __clang__
    (void)shift;
    (void)words;
    return UINT64_MAX;
#else
    const size_t n = strlen(words);
    uint64_t set = 0;
    if (!__builtin_constant_p(n)) return UINT64_MAX;
    size_t end = n;
#pragma GCC unroll 1024
    for (size_t i = n; i-- > 0;)
        if (words[i] == ' ') {
            if (end > i + 1) set |= UINT64_C(1) << (word_hash_short(words + i + 1, end - i - 1) >> shift & 63);
            end = i;
        }
    return set;
#endif
}

enum { TOKEN_LIST_FEW = 256 /* bytes: longer lists are searched */ };

TOKEN_ASKED bool token_among(const struct block *block, uint32_t at, const char *words) { /* " of for in ": a blank before each */
    const uint64_t hash = token_hash(block, at);
    if (!(token_list_sketch(58, words) >> (hash >> 58) & token_list_sketch(52, words) >> (hash >> 52 & 63) & 1)) return false;
#ifndef __clang__
    size_t end = strlen(words);
    if (__builtin_constant_p(end) && end < TOKEN_LIST_FEW) {
#pragma GCC unroll 256
        for (size_t i = end; i-- > 0;)
            if (words[i] == ' ') {
                if (end > i + 1 && hash == word_hash_short(words + i + 1, end - i - 1))
                    return token_tells(words[i + 1]) || token_listed(block, at, words);
                end = i;
            }
        return false;
    }
#endif
    return token_listed(block, at, words);
}
uint32_t token_from(const struct block *block, uint32_t at); /* the first that begins at or after the byte. O(log n) */

static inline uint32_t paragraph_tokens_end(const struct block *block, uint32_t paragraph) {
    const uint32_t i = paragraph - block->paragraph;
    return i < block->ends.n ? block->ends.at[i] : block->tokens.n; /* there was no memory for it */
}

/* The passes of a block as they run, each with the stage that figures are told by (tests/bench). */
#define BLOCK_PASSES(X)        \
    X(tokens_find, SEGMENT)    \
    X(sentences_find, SEGMENT) \
    X(marks_find, SEGMENT)     \
    X(names_find, NAMES)       \
    X(cues_find, QUOTES)       \
    X(quotes_find, QUOTES)     \
    X(notes_find, ACTORS)      \
    X(corefer_names, ACTORS)

/* tag.c: the walk over a text, for whoever runs the passes one by one: paragraphs, then block after block. */
void blocks_begin(struct block *block, struct tags *tags, const struct text *text, const struct tag_options *options);
bool blocks_next(struct block *block); /* false behind the last: actors_find is left to run */
bool block_failed(const struct block *block); /* no memory: one of its arenas has failed */
void blocks_free(struct block *block);

void paragraphs_find(struct tags *tags, const struct text *text, const struct tag_options *options);
void tokens_find(struct block *block);
void sentences_find(struct block *block);
void marks_find(struct block *block);
bool marks_british(const struct text *text); /* for block.british, once a text */
/* Tags the tokens [first, end), which are whole sentences; those already tagged stay. */
void pos_find(struct block *block, uint32_t first_token, uint32_t end_token);
void names_find(struct block *block);
void cues_find(struct block *block);
void quotes_find(struct block *block);
void notes_find(struct block *block);
void corefer_names(struct block *block);
void actors_find(struct block *block); /* after the last block */
void cast_free(struct block *block);   /* before its scratch */

#endif
