#include "abbreviations.h"
#include "passes.h"
#include <dixit/chars.h>

/* One pass over the bytes: a table tells what an ASCII byte is, and only other
   bytes are decoded. A token is looked up in the lexicon once, here. */

enum class {
    SPACE = 1,  /* and controls: nothing that would be a token */
    LOWER = 2,
    UPPER = 4,
    DIGIT = 8,
    STOP = 16,  /* . ! ? */
    QUOTE = 32, /* " ' ` */
    PUNCT = 64,
    HIGH = 128  /* part of a character that is not ASCII */
};

#define LETTER (LOWER | UPPER)
#define ALNUM (LETTER | DIGIT)

/* clang-format off */
#define R4(c) c, c, c, c
#define R16(c) R4(c), R4(c), R4(c), R4(c)
static const uint8_t classes[256] = {
    R16(SPACE), R16(SPACE),
    SPACE, STOP, QUOTE, PUNCT, PUNCT, PUNCT, PUNCT, QUOTE, R4(PUNCT), PUNCT, PUNCT, STOP, PUNCT,
    R4(DIGIT), R4(DIGIT), DIGIT, DIGIT, PUNCT, PUNCT, PUNCT, PUNCT, PUNCT, STOP,
    PUNCT, R4(UPPER), R4(UPPER), R4(UPPER), UPPER, UPPER, UPPER,
    R4(UPPER), R4(UPPER), UPPER, UPPER, UPPER, R4(PUNCT), PUNCT,
    QUOTE, R4(LOWER), R4(LOWER), R4(LOWER), LOWER, LOWER, LOWER,
    R4(LOWER), R4(LOWER), LOWER, LOWER, LOWER, R4(PUNCT), SPACE,
    R16(HIGH), R16(HIGH), R16(HIGH), R16(HIGH), R16(HIGH), R16(HIGH), R16(HIGH), R16(HIGH)
};
/* clang-format on */

struct scanner {
    struct block *block;
    const char *text;
    uint32_t at, end; /* of the paragraph; the text's padding lies after its end */
    uint8_t flags;    /* of the next token */
};

static bool is_stop(uint32_t code) {
    return code == 0x2026 || code == 0x3002 || code == 0xFF01 || code == 0xFF1F || code == 0x203C ||
           (code >= 0x2047 && code <= 0x2049);
}

static bool is_quote(uint32_t code) {
    return (code >= 0x2018 && code <= 0x201F) || code == 0xAB || code == 0xBB || code == 0x2039 || code == 0x203A ||
           (code >= 0x300C && code <= 0x300F) || code == 0xFF02;
}

/* Marks join the letter before them; the soft hyphen, joiners and ° (N°) do as well. */
static bool is_lower(uint32_t code) {
    return char_is_letter(code) || char_is_mark(code) || code == 0xAD || code == 0xB0 || code == 0x200C || code == 0x200D;
}

static bool is_blank(uint32_t code) {
    return char_is_space(code) || code == 0x200B || code == 0xFEFF || (code >= 0x80 && code < 0xA0);
}

static unsigned class_of_code(uint32_t code) {
    if (is_stop(code)) return STOP;
    if (is_quote(code)) return QUOTE;
    if (is_blank(code)) return SPACE;
    if (char_is_upper(code)) return UPPER;
    if (is_lower(code)) return LOWER;
    return char_is_digit(code) ? DIGIT : PUNCT;
}

static unsigned high_class_at(const struct scanner *s, uint32_t at, int *n) {
    uint32_t code;
    *n = char_decode(s->text + at, s->end - at, &code);
    return class_of_code(code);
}

/* The class of the character at `at`, its length in *n; beyond the paragraph all is space. */
static inline unsigned class_at(const struct scanner *s, uint32_t at, int *n) {
    unsigned class = at < s->end ? classes[(unsigned char)s->text[at]] : SPACE;
    *n = 1;
    return class == HIGH ? high_class_at(s, at, n) : class;
}

static unsigned class_of(const struct scanner *s, uint32_t at) {
    int n;
    return class_at(s, at, &n);
}

static unsigned char byte_at(const struct scanner *s, uint32_t at) {
    return at < s->end ? (unsigned char)s->text[at] : 0;
}

/* Its word is not known yet where it bears `extra`: words_find. */
static inline __attribute__((always_inline)) struct token *token_new(struct scanner *s, uint32_t end, enum token_kind kind) {
    const uint16_t len = (uint16_t)(end - s->at);
    uint64_t *hash = vec_push(&s->block->scratch, &s->block->hashes);
    struct token *token = hash ? vec_push(&s->block->scratch, &s->block->tokens) : NULL;
    if (hash) *hash = len ? word_hash(s->text + s->at, len) : 0;
    if (token) *token = (struct token){ .beg = s->at, .len = len, .kind = (uint8_t)kind, .flags = s->flags };
    s->at = end;
    s->flags = 0;
    return token;
}

/* --- words --------------------------------------------------------------------- */

/* Length of the apostrophe at `at`, straight or curly; 0 where there is none. */
static uint32_t apostrophe(const struct scanner *s, uint32_t at) {
    if (byte_at(s, at) == '\'') return 1;
    return byte_at(s, at) == 0xE2 && byte_at(s, at + 1) == 0x80 && byte_at(s, at + 2) == 0x99 ? 3 : 0;
}

/* The end of the clitic that begins with the apostrophe at `at` (s re ll ve d m,
   and no letter after), or 0. *name is its straight form. */
static uint32_t clitic_end(const struct scanner *s, uint32_t at, const char **name) {
    static const char *const clitics[] = { "'s", "'re", "'ll", "'ve", "'d", "'m" };
    uint32_t n = apostrophe(s, at);
    for (size_t i = 0; n && i < sizeof clitics / sizeof *clitics; i++) {
        uint32_t end = at + n;
        const char *c = clitics[i] + 1;
        while (*c && (byte_at(s, end) | 32) == *c) c++, end++;
        if (*c || class_of(s, end) & ALNUM) continue;
        *name = clitics[i];
        return end;
    }
    return 0;
}

/* What a scan of a word found out. */
struct scanned {
    uint32_t end;
    uint32_t clitic, clitic_end; /* where a clitic begins that ends with the word, 0 where none */
    const char *clitic_name;
    uint32_t piece;              /* beginning of the letters after the last inner stop */
    unsigned seen;               /* classes, or-ed */
    bool stops, curly, short_pieces;
};

/* At a stop within the word: does it go on? U.S. a.m. Ph.D. example.com, not “end.The”. */
static bool inner_stop(const struct scanner *s, struct scanned *w) {
    uint32_t after = w->end + 1, n = w->end - w->piece;
    unsigned class = class_of(s, after);
    bool short_piece = n == 1 || (n <= 3 && class & LETTER && byte_at(s, after + 1) == '.');
    if (byte_at(s, after) == '-' && w->stops && class_of(s, after + 1) & ALNUM) { /* U.S.-led */
        w->end = after;
        return true;
    }
    if (!(class & ALNUM) || (!short_piece && class & UPPER) || (n > 2 && class & DIGIT)) return false;
    w->short_pieces = w->short_pieces && short_piece;
    w->stops = true;
    w->piece = w->end = after;
    return true;
}

/* At an apostrophe within the word: a clitic ends it, other letters go on. */
static bool inner_apostrophe(const struct scanner *s, struct scanned *w) {
    uint32_t n = apostrophe(s, w->end);
    unsigned class = class_of(s, w->end + n);
    if (!n || !(class & LETTER)) return false;
    if ((w->clitic_end = clitic_end(s, w->end, &w->clitic_name))) {
        w->clitic = w->end;
        return false;
    }
    if ((byte_at(s, w->end - 1) | 32) == 'n' && (byte_at(s, w->end + n) | 32) == 't' && w->end - 1 > s->at &&
        !(class_of(s, w->end + n + 1) & ALNUM)) {
        w->clitic = w->end - 1;
        w->clitic_end = w->end + n + 1;
        w->clitic_name = "n't";
        return false;
    }
    w->curly = w->curly || n > 1;
    w->end += n;
    return true;
}

/* At a byte that is no letter or digit of ASCII: does the word go on over it? */
static bool word_goes_on(const struct scanner *s, struct scanned *w) {
    unsigned char byte = byte_at(s, w->end);
    int n;
    if (byte >= 0x80) {
        unsigned class = class_at(s, w->end, &n);
        if (!(class & ALNUM)) return byte == 0xE2 && inner_apostrophe(s, w);
        w->seen |= class | HIGH;
        w->end += (uint32_t)n;
        return true;
    }
    if (byte == '.') return inner_stop(s, w);
    if (byte == '\'') return inner_apostrophe(s, w);
    if (byte != '-' && byte != '&' && byte != '_') return false;
    if (!(class_of(s, w->end + 1) & (byte == '-' ? ALNUM : LETTER))) return false;
    w->end++;
    return true;
}

static void word_scan(const struct scanner *s, struct scanned *w) {
    do
        for (unsigned class; w->end < s->end && (class = classes[(unsigned char)s->text[w->end]]) & ALNUM; w->end++)
            w->seen |= class;
    while (w->end < s->end && word_goes_on(s, w));
}

/* Does the stop at the word's end belong to it? */
static bool keeps_stop(const struct scanner *s, const struct scanned *w) {
    if (byte_at(s, w->end) != '.' || byte_at(s, w->end + 1) == '.') return false;
    uint32_t n = w->end - s->at;
    if (w->stops) return w->short_pieces && w->end - w->piece <= 3;
    if (n == 1) return !(class_of(s, w->end + 1) & ALNUM);
    enum abbreviation kind = abbreviation_find(s->text + s->at, n);
    if (kind != ABBREVIATION_NUMBER) return kind != ABBREVIATION_NONE;
    uint32_t after = w->end + 1;
    while (class_of(s, after) == SPACE && after < s->end) after++;
    return class_of(s, after) == DIGIT;
}

/* The word's hash, curly apostrophes counted as straight ones. */
static uint64_t straight_hash(const char *at, uint32_t n) {
    char straight[64];
    uint32_t to = 0;
    for (uint32_t i = 0; i < n && to < sizeof straight; i++) {
        bool curly = i + 2 < n && (unsigned char)at[i] == 0xE2 && (unsigned char)at[i + 1] == 0x80 &&
                     (unsigned char)at[i + 2] == 0x99;
        straight[to++] = curly ? '\'' : at[i];
        i += curly ? 2 : 0;
    }
    return word_hash(straight, to);
}

static uint8_t capital_flags(const struct scanner *s, const struct scanned *w) {
    if (!(w->seen & UPPER)) return 0;
    uint8_t flags = class_of(s, s->at) & UPPER ? TOKEN_CAPITAL : 0;
    if (w->seen & LOWER) return flags;
    int uppers = 0, n;
    for (uint32_t at = s->at; at < w->end && uppers < 2; at += (uint32_t)n) uppers += class_at(s, at, &n) == UPPER;
    return flags | (uppers == 2 ? TOKEN_ALL_CAPS : 0);
}

static void clitic_add(struct scanner *s, const struct scanned *w) {
    struct token *token = token_new(s, w->clitic_end, TOKEN_CLITIC);
    if (token) token->word = word_find(word_hash(w->clitic_name, (uint32_t)strlen(w->clitic_name)));
}

static void word_add(struct scanner *s, struct scanned *w) {
    if (w->clitic) w->end = w->clitic;
    const char *at = s->text + s->at;
    uint32_t n = w->end - s->at, stop = !w->clitic && keeps_stop(s, w);
    s->flags |= capital_flags(s, w);
    struct token *token = token_new(s, w->end + stop, TOKEN_WORD);
    if (token && w->curly) token->word = word_find(straight_hash(at, n));
    else if (token && stop) token->word = word_find(word_hash(at, n));
    else if (token) token->extra = 1;
    s->block->tags->words++;
    const char *name;
    if (!w->clitic && apostrophe(s, s->at) && (w->clitic_end = clitic_end(s, s->at, &name))) w->clitic = s->at, w->clitic_name = name;
    if (w->clitic) clitic_add(s, w);
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

/* A plain word at `at`, and the space behind it; false, and nothing done, where what stands there is not so simple. */
static bool plain_word(struct scanner *s) {
    uint64_t letters, lower = 0, upper = 0;
    uint32_t end = s->at;
    do {
        const uint64_t bytes = word_bytes(s->text + end) | word_bytes(s->text + end + 4) << 32;
        letters = lanes_of_letters(bytes);
        const unsigned n = letters == LANES(0x80) ? 8 : (unsigned)__builtin_ctzll(letters ^ LANES(0x80)) / 8;
        if (n < 8) letters &= (UINT64_C(1) << 8 * n) - 1;
        upper |= letters & ~(bytes << 2);
        lower |= letters & bytes << 2;
        end += n;
        if (n < 8) break;
    } while (end < s->end);
    if (end > s->end || (end < s->end && !ends_plainly((unsigned char)s->text[end]))) return false;
    if (upper && (unsigned char)(s->text[s->at] & 0x20) == 0) s->flags |= TOKEN_CAPITAL;
    if (!lower && end - s->at > 1) s->flags |= TOKEN_ALL_CAPS;
    struct token *token = token_new(s, end, TOKEN_WORD);
    if (token) token->extra = 1;
    s->block->tags->words++;
    if (end < s->end && s->text[end] == ' ') s->flags = TOKEN_SPACE, s->at++;
    return true;
}

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
    s->block->tags->words++;
    w.clitic = s->at;
    if ((w.clitic_end = clitic_end(s, s->at, &w.clitic_name))) clitic_add(s, &w);
}

/* $5, €5, £5: the sign belongs to the number. */
static bool money_scan(struct scanner *s, uint32_t sign) {
    uint32_t code;
    char_decode(s->text + s->at, s->end - s->at, &code);
    bool currency = code == '$' || (code >= 0xA2 && code <= 0xA5) || (code >= 0x20A0 && code <= 0x20BF);
    if (!currency || !(classes[byte_at(s, s->at + sign)] & DIGIT)) return false;
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
        unsigned class = class_at(s, s->at, &n);
        if (class & LETTER && plain_word(s)) continue;
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
        if (token->extra) token->word = word_find(block->hashes.at[i]);
        token->extra = 0;
    }
}

void tokens_find(struct block *block) {
    for (uint32_t i = block->paragraph; i < block->paragraph_end; i++) {
        struct span at = block->tags->paragraphs.at[i].at;
        struct scanner scanner = { .block = block, .text = block->text->at, .at = at.beg, .end = at.end };
        paragraph_scan(&scanner);
    }
    words_find(block);
}
