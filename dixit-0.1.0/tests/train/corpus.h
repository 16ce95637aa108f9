/* The corpora that weights are trained on, as texts with what people marked in
   them. Files come in the order of their names, so that training is the same
   everywhere. */
#ifndef DIXIT_CORPUS_H
#define DIXIT_CORPUS_H

#include "src/tag/pos.h"
#include <dixit/span.h>
#include <dixit/text.h>
#include <stddef.h>

struct gold {
    struct span at;
    uint8_t pos; /* enum pos; POS_NONE where the corpus is wrong or does not say */
};

struct sample {
    char *name; /* of its file */
    struct text text;
    struct gold *gold; /* [n], ascending */
    size_t n;
    bool held; /* kept for scoring: one file in ten */
};

struct corpus {
    struct sample *at;
    size_t n;
};

/* Read masc_tagged and gum under `folder`. False, with a message on stderr, where that fails. */
bool corpus_read(struct corpus *corpus, const char *folder);
void corpus_free(struct corpus *corpus);

/* Penn's tag as ours, POS_NONE for what is none. */
enum pos pos_of_penn(const char *tag, size_t len);

#endif
