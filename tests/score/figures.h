/* The figures that tell how good the tagger is, against hand-marked attributions
   (score.c says what each means). */
#ifndef SCORE_FIGURES_H
#define SCORE_FIGURES_H

#include <stdbool.h>

enum kind { DIRECT, MIXED, INDIRECT, ALL, KINDS };

struct ratio {
    unsigned n, of;
};

struct recall {
    unsigned gold, sys, exact_r, exact_p, part_r, part_p;
    struct ratio source;
};

/* Of some documents. Counts only, so that figures add up. */
struct figures {
    unsigned documents;
    struct segments {
        unsigned n, gold, sys, both;
        struct ratio speaker, rejected;
    } q[2]; /* all, long */
    struct recall c[KINDS], speech[KINDS];
    struct {
        unsigned items, matched;
        struct ratio source;
    } sure[4];
};

/* Tag the text and score it. Figures are of those that the tagger gives; exits with a message where a file cannot be read. */
void figures_add(struct figures *figures, const char *text, const char *ann);
void figures_print(const struct figures *figures);

/* Of those that goals are set for, percentages: id, name. */
#define FIGURES_MAIN(X) \
    X(Q_F1, "Q F1") \
    X(Q_REJECTED, "rejected") \
    X(Q_SPEAKER, "Q.spk") \
    X(LONG_SPEAKER, "Q.spk long") \
    X(DIRECT_PART, "direct part50") \
    X(DIRECT_EXACT, "direct exact") \
    X(DIRECT_SOURCE, "speech direct source") \
    X(MIXED_PART, "mixed part50") \
    X(MIXED_SOURCE, "mixed source") \
    X(INDIRECT_RECALL, "speech indirect R_part50") \
    X(INDIRECT_SOURCE, "speech indirect source") \
    X(INDIRECT_PART, "indirect part50") \
    X(SURE_RIGHT, "sure: right") \
    X(SURE_SHARE, "sure: share")

enum figure {
#define X(id, name) id,
    FIGURES_MAIN(X)
#undef X
        FIGURE_COUNT
};

void figures_main(const struct figures *figures, double percent[FIGURE_COUNT]);
const char *figure_name(enum figure figure);

#endif
