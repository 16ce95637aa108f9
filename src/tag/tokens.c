#include "abbreviations.h"
#include "scanner.h"
#include <dixit/chars.h>
#include <string.h>

/* One pass over the bytes; a token is looked up in the lexicon once, here. */

/* --- links --------------------------------------------------------------------- */

/* The end of what looks like an address from `at` on: up to white space, a mark
   or a bracket, without the punctuation at its end. */
static uint32_t address_end(const struct scanner *s, uint32_t at) {
    uint32_t end = at, n;
    unsigned char byte;
    while ((byte = byte_at(s, end)) > ' ' && !strchr("\"<>`|^{}", byte) && byte < 0x7F) end++;
    for (n = end; n > at && strchr(".,;:!?)]'", s->text[n - 1]); n--) {}
    return n;
}

/* Is the word that was scanned the beginning of a link? */
static bool begins_link(const struct scanner *s, const struct scanned *w) {
    unsigned char byte = byte_at(s, w->end);
    if (byte == ':') return byte_at(s, w->end + 1) == '/' && byte_at(s, w->end + 2) == '/';
    if (byte == '@') return class_of(s, w->end + 1) & ALNUM;
    if (byte == '/') return w->stops && !w->short_pieces && class_of(s, w->end + 1) & ALNUM;
    return w->stops && w->end - s->at > 4 && (byte_at(s, s->at) | 32) == 'w' && (byte_at(s, s->at + 1) | 32) == 'w' &&
           (byte_at(s, s->at + 2) | 32) == 'w' && byte_at(s, s->at + 3) == '.';
}

/* @handle, #tag */
static bool tag_scan(struct scanner *s) {
    uint32_t end = s->at + 1;
    unsigned class = class_of(s, end);
    if (!(class & LETTER) && byte_at(s, end) != '_') return false;
    for (int n; class_at(s, end, &n) & ALNUM || byte_at(s, end) == '_';) end += (uint32_t)n;
    token_new(s, end, TOKEN_LINK);
    return true;
}

static void word_or_link(struct scanner *s) {
    struct scanned w = { .end = s->at, .piece = s->at, .short_pieces = true };
    word_scan(s, &w);
    if (begins_link(s, &w)) token_new(s, address_end(s, w.end), TOKEN_LINK);
    else word_add(s, &w);
}

/* --- plain words ----------------------------------------------------------------

   Most words are letters of ASCII and end with a byte that no word goes on over. Eight bytes are looked at at once, each a lane of
   a number whose highest bit answers. */

#define LANES(byte) ((uint64_t)(byte) * 0x0101010101010101u)

static uint64_t lanes_of_letters(uint64_t bytes) {
    const uint64_t folded = (bytes | LANES(0x20)) & LANES(0x7F);
    return (folded + LANES(0x80 - 'a')) & ~(folded + LANES(0x7F - 'z')) & ~bytes & LANES(0x80);
}

/* Space, and all punctuation but . ' - & _ : @ / */
static bool ends_plainly(unsigned char byte) {
    static const uint64_t ends[4] = { 0xF8001F3FFFFFFFFFu, 0xF800000178000000u }; /* a bit a byte */
    return ends[byte >> 6] >> (byte & 63) & 1;
}

/* Does the stop at `end` of a word of n letters end its sentence, and belong to no abbreviation? */
static bool ends_with_stop(const struct scanner *s, uint32_t end, uint32_t n) {
    const char *at = s->text + end;
    return *at == '.' && n > 1 && (end + 1 == s->end || at[1] == ' ') && abbreviation_find(at - n, n) == ABBREVIATION_NONE;
}

/* How many letters stand at `at`. Of those the lanes of small ones are added to *lower. */
static uint32_t letters_at(const char *at, uint32_t most, uint64_t *lower) {
    for (uint32_t n = 0; n < most; n += 8) {
        const uint64_t bytes = word_eight(at + n), others = lanes_of_letters(bytes) ^ LANES(0x80);
        const uint64_t before = (others - 1) & ~others;
        *lower |= before & bytes << 2 & LANES(0x80);
        if (others) return n + (uint32_t)__builtin_ctzll(others) / 8;
    }
    return most;
}

/* Add a plain word at s->at, and skip the space behind it; false, and nothing done, where what stands there is not so simple. */
static inline __attribute__((always_inline)) bool plain_word_add(struct scanner *s) {
    const char *at = s->text + s->at;
    const uint64_t bytes = word_eight(at), others = lanes_of_letters(bytes) ^ LANES(0x80);
    uint64_t lower = (others - 1) & ~others & bytes << 2 & LANES(0x80);
    const uint32_t n = others ? (uint32_t)__builtin_ctzll(others) / 8 : 8 + letters_at(at + 8, s->end - s->at, &lower), end = s->at + n;
    if (end > s->end || (end < s->end && !ends_plainly((unsigned char)at[n]) && !ends_with_stop(s, end, n))) return false;
    s->flags |= *at & 0x20 ? 0 : TOKEN_CAPITAL;
    if (!lower && n > 1) s->flags |= TOKEN_ALL_CAPS;
    struct token *token = token_hashed(s, end, TOKEN_WORD, others ? word_hash_read(bytes, n) : word_hash(at, n));
    if (token) token->extra = 1;
    s->words++;
    if (end < s->end && at[n] == ' ') s->flags = TOKEN_SPACE, s->at++;
    return true;
}

/* --- numbers ------------------------------------------------------------------- */

static void number_scan(struct scanner *s) {
    struct scanned w = { .end = s->at, .piece = s->at };
    unsigned class;
    for (int n;;) {
        while ((class = class_at(s, w.end, &n)) & ALNUM) w.end += (uint32_t)n, w.seen |= class;
        unsigned char byte = byte_at(s, w.end);
        if (!byte || !strchr(".,:/-'&", byte) || !(class_of(s, w.end + 1) & (byte == '-' || byte == '&' ? ALNUM : DIGIT))) break;
        w.end++;
    }
    if (byte_at(s, w.end) == '%') w.end++;
    if (byte_at(s, w.end) == '@' && class_of(s, w.end + 1) & ALNUM) {
        token_new(s, address_end(s, w.end), TOKEN_LINK);
        return;
    }
    bool word = w.seen & LETTER && memchr(s->text + s->at, '-', w.end - s->at);
    s->flags |= capital_flags(s, &w);
    struct token *token = token_new(s, w.end, word ? TOKEN_WORD : TOKEN_NUMBER);
    if (token) token->extra = 1;
    s->words++;
    w.clitic = s->at;
    if ((w.clitic_end = clitic_end(s, s->at, &w.clitic_name))) clitic_add(s, &w);
}

/* $5, €5, £5: the sign belongs to the number. */
static bool money_scan(struct scanner *s, uint32_t sign) {
    uint32_t code;
    char_decode(s->text + s->at, s->end - s->at, &code);
    bool currency = code == '$' || (code >= 0xA2 && code <= 0xA5) || (code >= 0x20A0 && code <= 0x20BF);
    if (!currency || !(scanner_classes[byte_at(s, s->at + sign)] & DIGIT)) return false;
    uint32_t beg = s->at;
    s->at += sign;
    uint32_t index = s->block->tokens.n;
    number_scan(s);
    if (s->block->tokens.n > index) {
        struct token *token = &s->block->tokens.at[index];
        if (token->extra) token->word = word_find(s->block->hashes.at[index]); /* of the number alone */
        token->extra = 0;
        token->len = (uint16_t)(token->len + (token->beg - beg));
        token->beg = beg;
        s->block->hashes.at[index] = token->len ? word_hash(s->text + beg, token->len) : 0;
    }
    return true;
}

/* --- punctuation --------------------------------------------------------------- */

/* . .. ... ?! … and, for an ellipsis, dots with single spaces between. */
static void stop_scan(struct scanner *s) {
    uint32_t end = s->at;
    int n;
    while (class_at(s, end, &n) == STOP) end += (uint32_t)n;
    if (end == s->at + 1 && s->flags & TOKEN_SPACE && byte_at(s, s->at) == '.')
        while (byte_at(s, end) == ' ' && byte_at(s, end + 1) == '.' && class_of(s, end + 2) != DIGIT) end += 2;
    token_new(s, end, TOKEN_STOP);
}

/* Two singles side by side are one double mark, and so are two straight doubles. */
static void mark_scan(struct scanner *s, int n) {
    bool twice = byte_at(s, s->at) < 0x80 || (byte_at(s, s->at) == 0xE2 && (byte_at(s, s->at + 2) & 0xFE) == 0x98);
    bool again = twice && s->at + 2 * (uint32_t)n <= s->end && !memcmp(s->text + s->at, s->text + s->at + n, (size_t)n);
    const char *name;
    uint32_t clitic = n == 3 || byte_at(s, s->at) == '\'' ? clitic_end(s, s->at, &name) : 0;
    if (clitic && !again && byte_at(s, clitic) != '\'') {
        struct scanned w = { .clitic_end = clitic, .clitic_name = name };
        clitic_add(s, &w);
        return;
    }
    token_new(s, s->at + (uint32_t)n * (again ? 2 : 1), TOKEN_MARK);
}

static void punct_scan(struct scanner *s, int n) {
    unsigned char byte = byte_at(s, s->at);
    if ((byte == '@' || byte == '#') && tag_scan(s)) return;
    if ((byte == '$' || byte == 0xC2 || byte == 0xE2) && money_scan(s, (uint32_t)n)) return;
    uint32_t end = s->at + (uint32_t)n;
    if (byte == '-')
        while (byte_at(s, end) == '-') end++;
    token_new(s, end, TOKEN_PUNCT);
}

static void space_skip(struct scanner *s, int n) {
    unsigned char byte = byte_at(s, s->at);
    s->flags |= byte == '\n' || byte == '\r' ? TOKEN_SPACE | TOKEN_LINE : TOKEN_SPACE;
    s->at += (uint32_t)n;
}

static void paragraph_scan(struct scanner *s) {
    s->flags = TOKEN_SPACE | TOKEN_LINE;
    while (s->at < s->end) {
        int n;
        if (scanner_classes[(unsigned char)s->text[s->at]] & LETTER && plain_word_add(s)) continue;
        unsigned class = class_at(s, s->at, &n);
        if (class & LETTER) word_or_link(s);
        else if (class & SPACE) space_skip(s, n);
        else if (class & DIGIT) number_scan(s);
        else if (class & STOP) stop_scan(s);
        else if (class & QUOTE) mark_scan(s, n);
        else punct_scan(s, n);
    }
}

/* The words of all tokens, one look-up beside the other: the machine need not wait for each. */
static void words_find(struct block *block) {
    for (uint32_t i = 0; i < block->tokens.n; i++) {
        struct token *token = &block->tokens.at[i];
        const uint16_t found = word_find(block->hashes.at[i]); /* of all: which have one already is not foreseen */
        token->word = token->extra ? found : token->word;
        token->extra = 0;
    }
}

void tokens_find(struct block *block) {
    for (uint32_t i = block->paragraph; i < block->paragraph_end; i++) {
        struct span at = block->tags->paragraphs.at[i].at;
        struct scanner scanner = { .block = block, .text = block->text->at, .at = at.beg, .end = at.end };
        paragraph_scan(&scanner);
        block->tags->words += scanner.words;
        uint32_t *end = vec_push(&block->scratch, &block->ends);
        if (end) *end = block->tokens.n;
    }
    words_find(block);
}
