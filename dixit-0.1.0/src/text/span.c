#include <dixit/span.h>

int64_t span_index(const struct span *spans, uint32_t n, uint32_t at) {
    uint32_t low = 0, high = n; /* the first that begins after `at` is in [low, high] */
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (spans[middle].beg <= at) low = middle + 1;
        else high = middle;
    }
    return (int64_t)low - 1;
}
