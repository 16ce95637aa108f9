#include "posmodel.h"
#include <dixit/text.h>

/* --- what a token looks like ------------------------------------------------ */

static bool is_letter(unsigned char byte) {
    return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
}

static uint8_t punct_class(const char *at, uint32_t len) {
    static const char pound[] = "£", euro[] = "€";
    if (len == 1) {
        switch (*at) {
        case ',': return CLASS_COMMA;
        case '$': return CLASS_CURRENCY;
        case '%': return CLASS_PERCENT;
        case '&': return CLASS_AND;
        default: return CLASS_PUNCT;
        }
    }
    bool currency = (len == 2 && !memcmp(at, pound, 2)) || (len == 3 && !memcmp(at, euro, 3));
    return currency ? CLASS_CURRENCY : CLASS_PUNCT;
}

/* 20th is an adjective, 1990s a noun. */
static uint8_t number_class(const char *at, uint32_t len) {
    unsigned char last = (unsigned char)at[len - 1] | 0x20;
    if (len < 2 || !is_letter(last)) return CLASS_NUMBER;
    if (last == 's') return CLASS_YEARS;
    return last == 'h' || last == 'd' || last == 't' ? CLASS_ORDINAL : CLASS_NUMBER;
}

/* ’s and 's are one word: the letters behind the apostrophe, or the last two (n’t). */
static uint64_t clitic_word(const char *at, uint32_t len) {
    unsigned char last = (unsigned char)at[len - 1] | 0x20, before = len > 1 ? (unsigned char)at[len - 2] : 0;
    return (uint64_t)'\'' << 16 | (is_letter(before) ? before | 0x20 : 0u) << 8 | last;
}

/* The last four bytes. Of a plural in -men it is “mans”, so that it ends as plurals do; a specimen is none, nor acumen. */
static uint32_t tail_of(const char *at, uint32_t len) {
    static const uint32_t men = 0x6e656d, mans = 0x736e616d;
    uint32_t tail = 0;
    for (uint32_t i = 0; i < 4 && i < len; i++) tail |= ((unsigned char)at[len - 1 - i] | 0x20u) << (24 - 8 * i);
    const uint8_t joint = (uint8_t)tail;
    return len > 4 && tail >> 8 == men && joint != 'i' && joint != 'u' ? mans : tail;
}

static uint32_t head_of(const char *at, uint32_t len) {
    uint32_t head = 0;
    for (uint32_t i = 0; i < 3 && i < len; i++) head |= ((unsigned char)at[i] | 0x20u) << (8 * i);
    return head;
}

static uint8_t inner_shape(const char *at, uint32_t len) {
    uint8_t shape = 0;
    for (uint32_t i = 0; i < len; i++) {
        if (at[i] == '-') shape |= SHAPE_HYPHEN;
        else if (at[i] == '.') shape |= SHAPE_DOT;
        else if (at[i] >= '0' && at[i] <= '9') shape |= SHAPE_DIGIT;
    }
    return shape;
}

/* Does a capital say nothing here: at the beginning of a sentence, behind a mark or a colon? */
static bool is_front(const struct block *block, uint32_t token) {
    const struct token *at = &block->tokens.at[token];
    if (at->flags & TOKEN_FIRST || token == 0) return true;
    return at[-1].kind == TOKEN_MARK || at[-1].kind == TOKEN_STOP || block->text->at[at[-1].beg] == ':';
}

static uint8_t class_find(const struct pos_model *model, uint64_t key) {
    const uint8_t low = (uint8_t)(key >> 8), high = (uint8_t)(key >> 16);
    uint32_t place = linear_row(key, POS_WORD_BITS);
    for (int probe = 0; probe < POS_PROBES; probe++, place = (place + 1) & ((1 << POS_WORD_BITS) - 1)) {
        const uint8_t *word = model->words[place];
        if (word[0] == low && word[1] == high && word[2]) return word[2];
    }
    return CLASS_UNKNOWN;
}

static uint8_t word_class(const struct pos_model *model, uint64_t word, uint8_t shape) {
    bool name = (shape & (SHAPE_CAPITAL | SHAPE_FRONT)) == SHAPE_CAPITAL;
    return class_find(model, pos_word_key(word, name));
}

static struct pos_view word_view(const struct pos_model *model, const struct block *block, uint32_t token) {
    const struct token *at = &block->tokens.at[token];
    const char *bytes = block->text->at + at->beg;
    struct pos_view view = { 0 };
    if (at->flags & TOKEN_CAPITAL) view.shape = SHAPE_CAPITAL;
    if (at->flags & TOKEN_ALL_CAPS) view.shape |= SHAPE_CAPS;
    if (is_front(block, token)) view.shape |= SHAPE_FRONT;
    view.word = at->kind == TOKEN_CLITIC ? clitic_word(bytes, at->len) : token_hash(block, token);
    view.class = word_class(model, view.word, view.shape);
    if (view.class != CLASS_UNKNOWN) return view;
    view.shape |= inner_shape(bytes, at->len);
    view.tail = tail_of(bytes, at->len);
    view.head = head_of(bytes, at->len);
    return view;
}

struct pos_view pos_view(const struct pos_model *model, const struct block *block, uint32_t token) {
    const struct token *at = &block->tokens.at[token];
    const char *bytes = block->text->at + at->beg;
    uint8_t class;
    switch (at->kind) {
    case TOKEN_NUMBER: class = number_class(bytes, at->len); break;
    case TOKEN_STOP: class = CLASS_STOP; break;
    case TOKEN_MARK: class = CLASS_MARK; break;
    case TOKEN_PUNCT: class = punct_class(bytes, at->len); break;
    case TOKEN_LINK: class = CLASS_LINK; break;
    default:
        if (at->kind == TOKEN_WORD || is_letter((unsigned char)bytes[at->len - 1])) return word_view(model, block, token);
        class = CLASS_POSSESSOR; /* the ministers’ plan */
    }
    return (struct pos_view){ .word = class, .class = class };
}

/* --- features --------------------------------------------------------------- */

unsigned pos_features(const struct pos_view *last, const struct pos_view *here, const struct pos_view *next, enum pos before,
                      enum pos before2, uint64_t features[POS_FEATURES]) {
    const uint64_t class = here->class, tag = (uint64_t)before, tags = tag << 8 | (uint64_t)before2;
    const uint64_t shaped = class << 8 | here->shape, unknown = here->class == CLASS_UNKNOWN;
    /* an unknown word is known by its end */
    const uint64_t word = unknown ? here->tail >> 8 : here->word;
    unsigned n = 0;
#define SEES(what) (features[n] = linear_feature(n, (what)), n++)
    SEES(word ^ class << 56);
    SEES(shaped);
    SEES(tags);
    SEES(word ^ tag << 56);
    SEES(last->word);
    SEES(next->word);
    SEES(last->word ^ word << 1);
    SEES(next->word ^ word << 1);
    SEES((uint64_t)next->class << 8 | class);
    SEES((uint64_t)next->class << 16 | tag << 8 | class);
    if (!unknown) return n;
    SEES(here->tail);
    SEES(here->tail >> 16);
    SEES(here->head);
    SEES((uint64_t)here->tail >> 24 << 16 | shaped);
    SEES(here->word);
#undef SEES
    return n;
}

/* --- tagging ---------------------------------------------------------------- */

/* Tokens [first, end) are one sentence. */
static void tag_sentence(const struct pos_model *model, struct block *block, uint32_t first, uint32_t end) {
    static const struct pos_view edge = { .word = CLASS_EDGE, .class = CLASS_EDGE };
    SCRATCH struct pos_view views[3];
    struct pos_view *last = &views[0], *here = &views[1], *next = &views[2];
    enum pos before = POS_NONE, before2 = POS_NONE;
    *last = edge;
    *here = pos_view(model, block, first);
    for (uint32_t i = first; i < end; i++) {
        *next = i + 1 < end ? pos_view(model, block, i + 1) : edge;
        enum pos pos = model->decided[here->class];
        if (pos == POS_NONE) {
            SCRATCH uint64_t features[POS_FEATURES];
            linear_lanes score[3];
            linear_score_wide(model->rows[0], POS_ROW_BITS, features, pos_features(last, here, next, before, before2, features),
                              score);
            pos = (enum pos)linear_best_wide(score);
        }
        block->tokens.at[i].pos = (uint8_t)pos;
        before2 = before;
        before = pos;
        struct pos_view *passed = last;
        last = here;
        here = next;
        next = passed;
    }
}

void pos_tag(const struct pos_model *model, struct block *block, uint32_t first, uint32_t end) {
    while (first < end) {
        uint32_t next = first + 1;
        while (next < end && !(block->tokens.at[next].flags & TOKEN_FIRST)) next++;
        tag_sentence(model, block, first, next);
        first = next;
    }
}

void pos_find(struct block *block, uint32_t first_token, uint32_t end_token) {
    pos_tag(pos_model(), block, first_token, end_token);
}

const char *pos_name(enum pos pos) {
#define X(id, name, penn) name,
    static const char *const names[] = { POS_LIST(X) };
#undef X
    return names[pos];
}
