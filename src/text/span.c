#include <dixit/ascending.h>
#include <dixit/span.h>

int64_t span_index(const struct span *spans, uint32_t n, uint32_t at) {
    return (int64_t)ascending_after(spans, n, sizeof *spans, offsetof(struct span, beg), at) - 1;
}
