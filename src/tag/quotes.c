#include "rank.h"

#include <dixit/ascending.h>
#include <stdlib.h>

/* Mark where the outer passages of the block open and close; of one without a closing mark, its last token. */
static void link_passages(struct quoting *q) {
    const struct block *block = q->block;
    q->link = arena_alloc(&q->block->brief, (block->tokens.n + 1) * sizeof *q->link);
    if (!q->link) return;
    memset(q->link, 0, (block->tokens.n + 1) * sizeof *q->link);
    for (uint32_t i = 0; i < block->passages.n; i++) {
        const struct passage *passage = &block->passages.at[i];
        if (passage->nested) continue;
        q->link[passage->open] = i + 1;
        bool closed = passage->outer.end > passage->at.end && passage->close < block->tokens.n;
        q->link[closed ? passage->close : passage->close - 1] = i + 1;
    }
}

static int draft_order(const void *a, const void *b) {
    const struct draft *x = a, *y = b;
    return x->beg < y->beg ? -1 : x->beg > y->beg ? 1 : x->index < y->index ? -1 : 1;
}

static int part_order(const void *a, const void *b) {
    const struct part *x = a, *y = b;
    if (x->draft != y->draft) return x->draft < y->draft ? -1 : 1;
    return x->at.beg < y->at.beg ? -1 : x->at.beg > y->at.beg;
}

/* Direct where all its words stand between marks, indirect where none does. */
static enum quote_kind kind_by_marks(const struct block *block, const struct span *pieces, uint32_t n) {
    bool inside = false, outside = false;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t at = token_from(block, pieces[i].beg);
        for (; at < block->tokens.n && block->tokens.at[at].beg < pieces[i].end; at++) {
            const struct token *token = &block->tokens.at[at];
            if (token->kind != TOKEN_WORD && token->kind != TOKEN_NUMBER) continue;
            if (token->flags & TOKEN_QUOTED) inside = true;
            else outside = true;
        }
    }
    return !inside ? QUOTE_INDIRECT : outside ? QUOTE_MIXED : QUOTE_DIRECT;
}

static bool pieces_write(struct tags *tags, const struct part *parts, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        struct span *span = vec_push(&tags->arena, &tags->pieces);
        if (!span) return false;
        *span = parts[i].at;
    }
    return true;
}

/* The pieces of the draft belong to the quote that was written last. */
static bool quote_goes_on(struct tags *tags, const struct draft *draft, const struct part *parts, uint32_t n) {
    struct quote *last = tags->quotes.n ? &tags->quotes.at[tags->quotes.n - 1] : NULL;
    if (!draft->goes_on || !last || last->kind != QUOTE_DIRECT) return false;
    if (last->source.beg != draft->source.beg || last->source.end != draft->source.end) return false;
    if (pieces_write(tags, parts, n)) last->pieces += n;
    return true;
}

/* “A steward emailed Lund”, taken for one phrase: who speaks ends before the verb. */
static struct span source_before_cue(const struct quoting *q, const struct draft *draft) {
    struct span source = draft->source;
    if (span_is_none(source) || span_is_none(draft->cue) || draft->cue.beg <= source.beg || draft->cue.beg >= source.end) return source;
    const uint32_t cue = token_from(q->block, draft->cue.beg);
    if (!cue || cue >= q->block->tokens.n) return source;
    const struct token *before = &q->block->tokens.at[cue - 1];
    const bool heads = before->pos != POS_DETERMINER && before->pos != POS_POSSESSIVE && before->pos != POS_CLITIC && before->pos != POS_PREPOSITION;
    if (before->beg >= source.beg && heads) source.end = before->beg + before->len;
    return source;
}

static void quote_write(struct quoting *q, const struct draft *draft, const struct part *parts, uint32_t n) {
    struct tags *tags = q->block->tags;
    uint32_t piece = tags->pieces.n;
    if (!pieces_write(tags, parts, n)) return;
    struct quote *quote = vec_push(&tags->arena, &tags->quotes);
    if (!quote) return;
    enum quote_kind kind = draft->verbatim ? QUOTE_DIRECT : kind_by_marks(q->block, tags->pieces.at + piece, n);
    *quote = (struct quote){ .piece = piece,
                             .pieces = n,
                             .cue = draft->cue,
                             .source = source_before_cue(q, draft),
                             .mention = TAG_NONE,
                             .speaker = TAG_NONE,
                             .kind = (uint8_t)kind,
                             .act = draft->act,
                             .rule = draft->rule,
                             .confidence = draft_confidence(draft, kind),
                             .judge = draft->judge };
    memcpy(quote->reasons, draft->reasons.at, sizeof quote->reasons);
}

/* First of the parts of a draft, in parts that are ordered by draft. */
static uint32_t parts_of(const struct quoting *q, uint32_t draft) {
    return ascending_from(q->parts.at, q->parts.n, sizeof(struct part), offsetof(struct part, draft), draft);
}

static void drafts_write(struct quoting *q) {
    if (!q->drafts.n || !q->parts.n) return; /* drafts without parts: there was no memory for them */
    qsort(q->parts.at, q->parts.n, sizeof *q->parts.at, part_order);
    qsort(q->drafts.at, q->drafts.n, sizeof *q->drafts.at, draft_order);
    for (uint32_t i = 0; i < q->drafts.n; i++) {
        uint32_t first = parts_of(q, q->drafts.at[i].index), end = first;
        while (end < q->parts.n && q->parts.at[end].draft == q->drafts.at[i].index) end++;
        if (end == first || (i == 0 && quote_goes_on(q->block->tags, &q->drafts.at[i], q->parts.at + first, end - first))) continue;
        quote_write(q, &q->drafts.at[i], q->parts.at + first, end - first);
    }
}

static void paragraph_attribute(struct quoting *q, uint32_t first, uint32_t end, bool title) {
    q->drafts.n = q->parts.n = 0;
    q->open = TAG_NONE;
    q->spoke = q->heard = SPAN_NONE;
    q->paragraph = (struct stretch){ first, end - 1 };
    first = dateline_end(q->block, first, end);
    for (uint32_t at = turn_attribute(q, first, end, title) ? end : first; at < end;) {
        uint32_t next = period_end(q, at, end);
        period_attribute(q, at, next);
        at = next;
    }
    drafts_write(q);
}

bool quoting_begin(struct quoting *q, struct block *block) {
    *q = (struct quoting){ .block = block, .open = TAG_NONE, .before = { 1, 0 } };
    link_passages(q);
    for (uint32_t i = 0; i < block->tokens.n; i++) block->tokens.at[i].extra = 0;
    q->ranking = arena_alloc(&block->brief, sizeof *q->ranking);
    return q->link && q->ranking;
}

void quotes_find(struct block *block) {
    struct quoting q;
    uint32_t at = 0;
    if (!quoting_begin(&q, block)) return;
    for (uint32_t i = block->paragraph; i < block->paragraph_end; i++) {
        uint32_t first = at;
        at = paragraph_tokens_end(block, i);
        paragraph_attribute(&q, first, at, block->tags->paragraphs.at[i].title);
    }
}
