/* corefer: how often he and she are given to the right actor, over GUM's coreference.
   Usage: corefer FILE.conllu... Counted are the pronouns of people whose entity has a
   name earlier in the text; right are those whose actor has such a name, too. */
#include <dixit/tag.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OPEN = 64 };

struct gold {
    uint32_t entity;
    struct span at;
    bool person, named; /* named: one of its words is a proper noun */
};

struct document {
    char *bytes;
    size_t len, room;
    VEC(struct gold) golds;
    struct { uint32_t gold, entity; } open[OPEN];
    uint32_t open_n;
    bool glue;
    struct arena arena;
};

static void add_bytes(struct document *d, const char *at, size_t len) {
    if (d->len + len + TEXT_PADDING > d->room) {
        d->room = d->room * 2 + len + 4096;
        d->bytes = realloc(d->bytes, d->room);
        if (!d->bytes) exit(1);
    }
    memcpy(d->bytes + d->len, at, len);
    d->len += len;
}

static void open_entity(struct document *d, uint32_t entity, bool person, uint32_t beg) {
    struct gold *gold = vec_push(&d->arena, &d->golds);
    if (!gold || d->open_n == OPEN) exit(1);
    *gold = (struct gold){ entity, { beg, beg }, person, false };
    d->open[d->open_n].gold = d->golds.n - 1;
    d->open[d->open_n++].entity = entity;
}

static void close_entity(struct document *d, uint32_t entity, uint32_t end) {
    for (uint32_t i = d->open_n; i-- > 0;) {
        if (d->open[i].entity != entity) continue;
        d->golds.at[d->open[i].gold].at.end = end;
        memmove(&d->open[i], &d->open[i + 1], (d->open_n - i - 1) * sizeof *d->open);
        d->open_n--;
        return;
    }
}

/* Entity=(1-person-...(2-place-...)3) */
static void entities_read(struct document *d, const char *at, struct span word, bool proper) {
    char *end;
    while (*at && *at != '|') {
        if (*at == '(') {
            uint32_t entity = (uint32_t)strtoul(at + 1, &end, 10);
            open_entity(d, entity, !strncmp(end, "-person", 7), word.beg);
            at = end + strcspn(end, "()|");
            if (*at == ')') close_entity(d, entity, word.end), at++;
        } else if (*at >= '0' && *at <= '9') {
            uint32_t entity = (uint32_t)strtoul(at, &end, 10);
            if (proper && *end == ')')
                for (uint32_t i = 0; i < d->open_n; i++) d->golds.at[d->open[i].gold].named = true;
            close_entity(d, entity, word.end);
            at = end + (*end == ')');
        } else {
            at++;
        }
    }
    if (proper)
        for (uint32_t i = 0; i < d->open_n; i++) d->golds.at[d->open[i].gold].named = true;
}

static void line_read(struct document *d, char *line) {
    char *columns[10], *end;
    if (!strncmp(line, "# newpar", 8) && line[8] != '_' && d->len) add_bytes(d, "\n\n", 2), d->glue = true;
    if (*line == '#') return;
    for (int i = 0; i < 10; i++)
        if (!(columns[i] = strsep(&line, "\t"))) return;
    strtoul(columns[0], &end, 10);
    if (*end) return;
    if (!d->glue && d->len) add_bytes(d, " ", 1);
    struct span word = { (uint32_t)d->len, 0 };
    add_bytes(d, columns[1], strlen(columns[1]));
    word.end = (uint32_t)d->len;
    const char *entity = strstr(columns[9], "Entity=");
    uint32_t before = d->golds.n;
    bool proper = !strcmp(columns[3], "PROPN");
    entities_read(d, entity ? entity + 7 : "", word, proper);
    for (uint32_t i = before; proper && i < d->golds.n; i++) d->golds.at[i].named = true;
    d->glue = strstr(columns[9], "SpaceAfter=No");
}

static bool is_pronoun(const struct document *d, struct span at) {
    static const char *const words[] = { "he", "she", "him", "his", "her", "hers" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == span_len(at) && (d->bytes[at.beg] | 32) == words[i][0] &&
            !memcmp(d->bytes + at.beg + 1, words[i] + 1, span_len(at) - 1))
            return true;
    return false;
}

/* The entity of the smallest gold mention that holds the span, 0 where none does. */
static uint32_t entity_at(const struct document *d, struct span at) {
    uint32_t entity = 0, least = UINT32_MAX;
    for (uint32_t i = 0; i < d->golds.n; i++) {
        const struct gold *gold = &d->golds.at[i];
        if (gold->at.beg > at.beg || gold->at.end < at.end || span_len(gold->at) >= least) continue;
        least = span_len(gold->at);
        entity = gold->entity;
    }
    return entity;
}

struct tally {
    uint32_t all, right, wrong, none, nearest;
};

static bool has_name_of(const struct document *d, const struct tags *tags, uint32_t actor, uint32_t entity) {
    for (uint32_t i = 0; i < tags->mentions.n; i++)
        if (tags->mentions.at[i].actor == actor && tags->mentions.at[i].form == MENTION_NAME &&
            entity_at(d, tags->mentions.at[i].at) == entity)
            return true;
    return false;
}

static void judge(const struct document *d, const struct tags *tags, const struct gold *gold, struct tally *tally, bool show) {
    uint32_t actor = TAG_NONE, nearest = TAG_NONE;
    for (uint32_t i = 0; i < tags->mentions.n; i++) {
        const struct mention *mention = &tags->mentions.at[i];
        if (mention->at.beg == gold->at.beg && mention->at.end == gold->at.end) actor = mention->actor;
        if (mention->at.end <= gold->at.beg && mention->form == MENTION_NAME && tags->actors.at[mention->actor].type == ACTOR_PERSON)
            nearest = mention->actor;
    }
    tally->all++;
    if (nearest != TAG_NONE && has_name_of(d, tags, nearest, gold->entity)) tally->nearest++;
    if (actor == TAG_NONE) tally->none++;
    else if (has_name_of(d, tags, actor, gold->entity)) tally->right++;
    else tally->wrong++;
    if (!show || actor == TAG_NONE || has_name_of(d, tags, actor, gold->entity)) return;
    uint32_t from = gold->at.beg > 300 ? gold->at.beg - 300 : 0;
    printf("...%.*s[%.*s] given to %.*s\n\n", (int)(gold->at.beg - from), d->bytes + from, (int)span_len(gold->at),
           d->bytes + gold->at.beg, (int)span_len(tags->actors.at[actor].name), d->bytes + tags->actors.at[actor].name.beg);
}

static void score_document(struct document *d, struct tally *tally, bool show) {
    struct text text;
    struct tags tags = { 0 };
    struct tag_options options = { .title = SPAN_NONE };
    if (!text_copy(&text, d->bytes, d->len, "UTF-8", NULL) || !tags_build(&tags, &text, &options, NULL)) exit(1);
    for (uint32_t i = 0; i < d->golds.n; i++) {
        const struct gold *gold = &d->golds.at[i];
        bool named = false;
        if (!gold->person || !is_pronoun(d, gold->at)) continue;
        for (uint32_t k = 0; k < i && !named; k++) named = d->golds.at[k].entity == gold->entity && d->golds.at[k].named;
        if (named) judge(d, &tags, gold, tally, show);
    }
    tags_free(&tags);
    text_free(&text);
}

static bool score_file(const char *path, struct tally *tally, bool show) {
    struct document d = { .glue = true };
    FILE *file = fopen(path, "r");
    char *line = NULL;
    size_t room = 0;
    if (!file) {
        perror(path);
        return false;
    }
    for (ssize_t len; (len = getline(&line, &room, file)) >= 0;) {
        if (len && line[len - 1] == '\n') line[len - 1] = 0;
        line_read(&d, line);
    }
    fclose(file);
    if (d.len) score_document(&d, tally, show);
    free(line);
    free(d.bytes);
    arena_free(&d.arena);
    return true;
}

int main(int argc, char **argv) {
    struct tally tally = { 0 };
    bool show = argc > 1 && !strcmp(argv[1], "--show");
    for (int i = 1 + show; i < argc; i++)
        if (!score_file(argv[i], &tally, show)) return EXIT_FAILURE;
    uint32_t all = tally.all ? tally.all : 1;
    printf("he and she with a name before them: %u; right %.1f%%, wrong %.1f%%, given to nobody %.1f%%; of those given right %.1f%%; "
           "the nearest name's: %.1f%%\n",
           tally.all, 100.0 * tally.right / all, 100.0 * tally.wrong / all, 100.0 * tally.none / all,
           100.0 * tally.right / (tally.right + tally.wrong ? tally.right + tally.wrong : 1), 100.0 * tally.nearest / all);
    return EXIT_SUCCESS;
}
