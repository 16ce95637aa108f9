#include <dixit/chars.h>
#include <dixit/text.h>

static bool blank(const struct text *text, uint32_t at) {
    return char_is_space((unsigned char)text->at[at]);
}

struct span text_paragraph_at(const struct text *text, uint32_t at) {
    if (at > text->len) at = text->len;
    uint32_t beg = text_line_beg(text, at);
    for (;;) {
        while (beg < text->len && blank(text, beg)) beg++;
        uint32_t end = text_line_end(text, beg);
        if (beg >= text->len || end > at) {
            while (end > beg && blank(text, end - 1)) end--;
            return (struct span){ beg, end };
        }
        beg = end;
    }
}

uint32_t text_paragraph_next(const struct text *text, uint32_t at) {
    struct span here = text_paragraph_at(text, at);
    return here.beg > at ? here.beg : text_paragraph_at(text, text_line_end(text, here.end) + 1).beg;
}

uint32_t text_paragraph_prev(const struct text *text, uint32_t at) {
    uint32_t beg = text_paragraph_at(text, at).beg;
    if (beg < at) return beg;
    while (beg > 0 && blank(text, beg - 1)) beg--;
    return beg ? text_paragraph_at(text, text_line_beg(text, beg - 1)).beg : 0;
}
