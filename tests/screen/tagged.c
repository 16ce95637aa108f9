#include "test.h"
#include "tagged.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Where a string stands in the text from *from on, which moves behind it. */
static struct span place(const struct article *article, const char *string, uint32_t *from) {
    if (!*string) return SPAN_NONE;
    const char *at = strstr(article->text.at + *from, string);
    if (!at) fail_msg("“%s” is not in the text", string);
    struct span span = { (uint32_t)(at - article->text.at), (uint32_t)(at - article->text.at + (long)strlen(string)) };
    *from = span.end;
    return span;
}

static char *field(char **at) {
    char *text = *at, *bar = strchr(text, '|');
    *at = bar ? bar + 1 : text + strlen(text);
    if (bar) *bar = 0;
    return text;
}

/* Push a value; where there is no memory, the caller is left with false. */
#define PUSH(array, type, ...)                                   \
    do {                                                         \
        type *slot = vec_push(&tags->arena, &tags->array);       \
        if (!slot) return false;                                 \
        *slot = (type)__VA_ARGS__;                               \
    } while (0)

static bool actor_add(struct tags *tags, const struct article *article, char *line) {
    uint32_t from = 0, role = 0;
    struct span name = place(article, field(&line), &from);
    PUSH(mentions, struct mention, { name, tags->actors.n, MENTION_NAME, ACTOR_PERSON });
    PUSH(actors, struct actor, { .name = name, .role = place(article, field(&line), &role),
                                 .first = tags->mentions.n - 1, .mentions = 1 });
    return true;
}

/* Mentions stand in the order of the text, so this one is looked for behind the last. */
static bool mention_add(struct tags *tags, const struct article *article, const char *line) {
    unsigned actor;
    char form[16];
    int n;
    assert_int_equal(sscanf(line, "%u %15s %n", &actor, form, &n), 2);
    uint32_t from = tags->mentions.n ? tags->mentions.at[tags->mentions.n - 1].at.end : 0;
    PUSH(mentions, struct mention, { place(article, line + n, &from), actor, *form == 'r' ? MENTION_ROLE : MENTION_PRONOUN, ACTOR_PERSON });
    return true;
}

/* What weighed for the quote that came last. */
static bool reasons_add(struct tags *tags, const char *line) {
    struct quote *quote = &tags->quotes.at[tags->quotes.n - 1];
    quote->judge = JUDGE_SPEAKERS;
    quote->rule = RULE_CLAUSE;
    for (int i = 0, n = 0; i < QUOTE_REASONS && sscanf(line, "%hhu%n", &quote->reasons[i], &n) == 1; i++) line += n;
    return true;
}

static bool quote_add(struct tags *tags, const struct article *article, char *line) {
    char speaker[16], kind[16];
    unsigned confidence;
    int n;
    assert_int_equal(sscanf(line, "%15s %15s %u %n", speaker, kind, &confidence, &n), 3);
    line += n;
    const char *cue = field(&line), *source = field(&line);
    struct quote quote = { .piece = tags->pieces.n, .mention = TAG_NONE, .rule = RULE_ADJACENT,
                           .speaker = *speaker == '-' ? TAG_NONE : (uint32_t)atoi(speaker),
                           .confidence = (uint8_t)confidence,
                           .kind = *kind == 'd' ? QUOTE_DIRECT : *kind == 'm' ? QUOTE_MIXED : QUOTE_INDIRECT,
                           .act = strcmp(kind, "thought") ? QUOTE_SPEECH : QUOTE_THOUGHT };
    uint32_t from = 0;
    while (*line) {
        struct span piece = place(article, field(&line), &from);
        PUSH(pieces, struct span, { piece.beg, piece.end });
        quote.pieces++;
    }
    struct span first = tags->pieces.at[quote.piece];
    uint32_t cue_from = quote.kind == QUOTE_INDIRECT ? first.beg - 20 : first.end;
    uint32_t source_from = cue_from;
    quote.cue = place(article, cue, &cue_from);
    quote.source = place(article, source, &source_from);
    struct quote *slot = vec_push(&tags->arena, &tags->quotes);
    if (!slot) return false;
    *slot = quote;
    if (quote.speaker != TAG_NONE) tags->actors.at[quote.speaker].quotes++;
    return true;
}

/* Sentences end at a full stop, with the mark behind it, or at the end of a line. */
static bool sentences_add(struct tags *tags, const struct article *article) {
    const char *text = article->text.at;
    for (uint32_t at = article->heading.body, beg = at; at < article->text.len; at++) {
        if (text[at] != '\n' && text[at] != '.') continue;
        uint32_t end = text[at] == '.' ? at + 1 : at;
        if (!memcmp(text + end, "”", sizeof "”" - 1)) end += (uint32_t)sizeof "”" - 1;
        if (end > beg) PUSH(sentences, struct span, { beg, end });
        at = end - (text[at] == '.');
        for (beg = end; text[beg] == ' ' || text[beg] == '\n'; beg++) {}
    }
    return true;
}

static bool line_add(struct tags *tags, const struct article *article, char *line) {
    if (!strncmp(line, "actor ", 6)) return actor_add(tags, article, line + 6);
    if (!strncmp(line, "quote ", 6)) return quote_add(tags, article, line + 6);
    if (!strncmp(line, "also ", 5)) return mention_add(tags, article, line + 5);
    if (!strncmp(line, "weighed ", 8)) return reasons_add(tags, line + 8);
    fail_msg("%s: no line “%s”", article->path, line);
    return false;
}

bool tag_by_hand(struct article *article, const atomic_bool *cancel, _Atomic uint32_t *progress, struct error *error) {
    (void)cancel, (void)progress;
    char path[1024], line[1024];
    const char *dot = strrchr(article->path, '.');
    snprintf(path, sizeof path, "%.*s.tags", (int)(dot - article->path), article->path);
    FILE *file = fopen(path, "r");
    bool done = true;
    while (done && file && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = 0;
        done = line_add(&article->tags, article, line);
    }
    if (file) fclose(file);
    article->tags.words = 100;
    if (done && sentences_add(&article->tags, article)) return article->tagged = true;
    tags_free(&article->tags);
    return error_memory(error);
}
