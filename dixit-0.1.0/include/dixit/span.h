/* A span is a half-open range of bytes [beg, end) of one text. Everything
   that dixit knows about an article is spans: nothing copies text. */
#ifndef DIXIT_SPAN_H
#define DIXIT_SPAN_H

#include <stdbool.h>
#include <stdint.h>

struct span {
    uint32_t beg, end; /* bytes; beg <= end <= length of the text */
};

/* The span of nothing: where a quote has no cue, an article no date. */
#define SPAN_NONE ((struct span){ UINT32_MAX, UINT32_MAX })

static inline bool span_is_none(struct span s) {
    return s.beg == UINT32_MAX;
}

static inline uint32_t span_len(struct span s) {
    return s.end - s.beg;
}

static inline bool span_holds(struct span s, uint32_t at) {
    return s.beg <= at && at < s.end;
}

static inline bool span_covers(struct span outer, struct span inner) {
    return outer.beg <= inner.beg && inner.end <= outer.end;
}

static inline bool span_meets(struct span a, struct span b) {
    return a.beg < b.end && b.beg < a.end;
}

/* The index of the last span of an ascending array that begins at or before
   `at`, or -1 where every span begins after it. O(log n). */
int64_t span_index(const struct span *spans, uint32_t n, uint32_t at);

#endif
