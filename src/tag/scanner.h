/* The scan of a paragraph into tokens: what its bytes are, and where one stands. A
   table tells what an ASCII byte is, and only other bytes are decoded. */
#ifndef TAG_SCANNER_H
#define TAG_SCANNER_H

#include "passes.h"

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

struct scanner {
    struct block *block;
    const char *text;
    uint32_t at, end; /* of the paragraph; the text's padding lies after its end */
    uint32_t words;   /* so far, of the paragraph */
    uint8_t flags;    /* of the next token */
};

extern const uint8_t scanner_classes[256]; /* of a byte */

/* The class of the character that is not ASCII at `at`, its length in *n. */
unsigned scanner_high_class(const struct scanner *s, uint32_t at, int *n);

/* The class of the character at `at`, its length in *n; beyond the paragraph all is space. */
static inline unsigned class_at(const struct scanner *s, uint32_t at, int *n) {
    unsigned class = at < s->end ? scanner_classes[(unsigned char)s->text[at]] : SPACE;
    *n = 1;
    return class == HIGH ? scanner_high_class(s, at, n) : class;
}

static inline unsigned class_of(const struct scanner *s, uint32_t at) {
    int n;
    return class_at(s, at, &n);
}

static inline unsigned char byte_at(const struct scanner *s, uint32_t at) {
    return at < s->end ? (unsigned char)s->text[at] : 0;
}

/* Add a token from s->at to `end` with this hash, and go there; NULL: no memory. Its word is left out; who sets `extra`
   has it found by the hash, with those of all other tokens. */
static inline __attribute__((always_inline)) struct token *token_hashed(struct scanner *s, uint32_t end, enum token_kind kind, uint64_t hash) {
    struct block *block = s->block;
    uint64_t *slot = vec_push(&block->scratch, &block->hashes);
    struct token *token = slot ? vec_push(&block->scratch, &block->tokens) : NULL;
    if (slot) *slot = hash;
    if (token) *token = (struct token){ .beg = s->at, .len = (uint16_t)(end - s->at), .kind = (uint8_t)kind, .flags = s->flags };
    s->at = end;
    s->flags = 0;
    return token;
}

static inline __attribute__((always_inline)) struct token *token_new(struct scanner *s, uint32_t end, enum token_kind kind) {
    const uint16_t len = (uint16_t)(end - s->at);
    return token_hashed(s, end, kind, len ? word_hash(s->text + s->at, len) : 0);
}

/* --- words (scan_words.c) --- */

/* What a scan of a word found out. */
struct scanned {
    uint32_t end;
    uint32_t clitic, clitic_end; /* where a clitic begins that ends with the word, 0 where none */
    const char *clitic_name;
    uint32_t piece;              /* beginning of the letters after the last inner stop */
    unsigned seen;               /* classes, or-ed */
    bool stops, curly, short_pieces;
};

/* Scan the word at w->end: letters, digits, and what may stand between them. */
void word_scan(const struct scanner *s, struct scanned *w);

/* Add the word that was scanned, and its clitic. */
void word_add(struct scanner *s, struct scanned *w);

/* TOKEN_CAPITAL, TOKEN_ALL_CAPS: what the word from s->at on deserves. */
uint8_t capital_flags(const struct scanner *s, const struct scanned *w);

/* The end of the clitic that begins with the apostrophe at `at` (s re ll ve d m,
   and no letter after), or 0. *name is its straight form. */
uint32_t clitic_end(const struct scanner *s, uint32_t at, const char **name);

/* Add the clitic that was scanned, at s->at. */
void clitic_add(struct scanner *s, const struct scanned *w);

#endif
