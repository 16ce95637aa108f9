/* Tags written by hand, so that screens do not change when the tagger learns: for
   an article NAME.txt they stand in NAME.tags, a line each: `actor NAME|ROLE`, and
   `quote ACTOR KIND CONFIDENCE CUE|SOURCE|PIECE…` with the texts as they stand in
   the article (the actor by number, - for unknown;
   KIND is direct, mixed, indirect or thought), `also ACTOR role|pronoun TEXT` for another mention of an actor, and
   `weighed N…` for what a model saw that chose the source of the quote before. No such file: no quotes. */
#ifndef DIXIT_TEST_TAGGED_H
#define DIXIT_TEST_TAGGED_H

#include <dixit/article.h>

bool tag_by_hand(struct article *article, const atomic_bool *cancel, _Atomic uint32_t *progress, struct error *error);

#endif
