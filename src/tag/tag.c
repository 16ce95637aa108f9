#include "passes.h"
#include <dixit/ascending.h>
#include <dixit/tag.h>

/* Bytes of text in a block: large enough to be fast, small enough that scratch stays in the cache. */
enum { BLOCK = 64 << 10 };

static void block_empty(struct block *block) {
    if (arena_failed(&block->brief)) block->scratch.failed = true;
    arena_reset(&block->brief);
    block->tokens.n = block->hashes.n = block->ends.n = block->passages.n = block->cues.n = block->chunks.n = 0;
    block->chunk_of = NULL;
}

/* Paragraphs from `first` on that make a block; the index after the last of them. */
static uint32_t block_end(const struct tags *tags, uint32_t first) {
    uint32_t end = first + 1, beg = tags->paragraphs.at[first].at.beg;
    while (end < tags->paragraphs.n && tags->paragraphs.at[end].at.end - beg <= BLOCK) end++;
    return end;
}

static void block_run(struct block *block) {
#define X(pass, stage) pass(block);
    BLOCK_PASSES(X)
#undef X
}

void blocks_begin(struct block *block, struct tags *tags, const struct text *text, const struct tag_options *options) {
    *block = (struct block){ .text = text, .tags = tags, .british = marks_british(text), .unexplained = options->unexplained };
    paragraphs_find(tags, text, options);
}

bool blocks_next(struct block *block) {
    const struct tags *tags = block->tags;
    if (block->paragraph_end == tags->paragraphs.n) return false;
    block->paragraph = block->paragraph_end;
    block->paragraph_end = block_end(tags, block->paragraph);
    block->sentence = tags->sentences.n;
    block->mention = tags->mentions.n;
    block->quote = tags->quotes.n;
    block_empty(block);
    return true;
}

bool block_failed(const struct block *block) {
    return arena_failed(&block->scratch) || arena_failed(&block->brief) || arena_failed(&block->tags->arena);
}

void blocks_free(struct block *block) {
    cast_free(block);
    arena_free(&block->scratch);
    arena_free(&block->brief);
}

bool tags_build(struct tags *tags, const struct text *text, const struct tag_options *options, struct error *error) {
    struct block block;
    bool cancelled = false;
    blocks_begin(&block, tags, text, options);
    while (!cancelled && !block_failed(&block) && blocks_next(&block)) {
        block_run(&block);
        cancelled = options->cancel && atomic_load_explicit(options->cancel, memory_order_relaxed);
        if (options->progress) atomic_store(options->progress, tags->paragraphs.at[block.paragraph_end - 1].at.end);
    }
    if (!cancelled) actors_find(&block);
    bool failed = block_failed(&block);
    blocks_free(&block);
    if (!failed && !cancelled) return true;
    tags_free(tags);
    return failed ? error_memory(error) : error_set(error, ERROR_CANCELLED, 0, "cancelled");
}

void tags_free(struct tags *tags) {
    arena_free(&tags->arena);
    *tags = (struct tags){ 0 };
}

void tags_reset(struct tags *tags) {
    arena_reset(&tags->arena);
    *tags = (struct tags){ .arena = tags->arena };
}

const char *actor_type_name(enum actor_type type) {
    static const char *const names[] = { "person", "organization", "place", "group", "role" };
    return names[type];
}

const char *mention_form_name(enum mention_form form) {
    static const char *const names[] = { "name", "role", "pronoun" };
    return names[form];
}

const char *quote_kind_name(enum quote_kind kind) {
    static const char *const names[] = { "direct", "mixed", "indirect" };
    return names[kind];
}

const char *quote_act_name(enum quote_act act) {
    static const char *const names[] = { "speech", "thought" };
    return names[act];
}

#define X(id, name, help) { name, help },
static const struct {
    const char *name, *help;
} rules[] = { TAG_RULES(X) };
#undef X

const char *rule_name(enum rule rule) {
    return rules[rule].name;
}

const char *rule_help(enum rule rule) {
    return rules[rule].help;
}

struct span quote_extent(const struct tags *tags, const struct quote *quote) {
    const struct span *pieces = tags->pieces.at + quote->piece;
    return (struct span){ pieces[0].beg, pieces[quote->pieces - 1].end };
}

/* How many quotes begin at or before `at`. */
static uint32_t quotes_begun(const struct tags *tags, uint32_t at) {
    uint32_t low = 0, high = tags->quotes.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (tags->pieces.at[tags->quotes.at[middle].piece].beg <= at) low = middle + 1;
        else high = middle;
    }
    return low;
}

uint32_t quote_at(const struct tags *tags, uint32_t at) {
    uint32_t begun = quotes_begun(tags, at);
    if (!begun || !span_holds(quote_extent(tags, &tags->quotes.at[begun - 1]), at)) return TAG_NONE;
    return begun - 1;
}

uint32_t quote_after(const struct tags *tags, uint32_t at) {
    uint32_t begun = quotes_begun(tags, at);
    return begun < tags->quotes.n ? begun : TAG_NONE;
}

uint32_t quote_before(const struct tags *tags, uint32_t at) {
    uint32_t begun = at ? quotes_begun(tags, at - 1) : 0;
    return begun ? begun - 1 : TAG_NONE;
}

uint32_t mentions_from(const struct tags *tags, uint32_t at) {
    return ascending_from(tags->mentions.at, tags->mentions.n, sizeof(struct mention), offsetof(struct mention, at.beg), at);
}
