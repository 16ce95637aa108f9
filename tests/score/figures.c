/* The scorer: what each figure means is told in score.c. */
#include "figures.h"
#include "gold.h"
#include <dixit/article.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char speech_words[] =
    "say says said saying tell tells told telling add adds added adding ask asks asked asking answer answers answered "
    "reply replies replied announce announces announced announcing declare declares declared declaring state states "
    "stated stating argue argues argued arguing claim claims claimed claiming explain explains explained explaining "
    "note notes noted noting insist insists insisted insisting warn warns warned warning write writes wrote writing "
    "written tweet tweets tweeted tweeting report reports reported reporting suggest suggests suggested suggesting "
    "acknowledge acknowledges acknowledged acknowledging admit admits admitted admitting call calls called calling "
    "describe describes described describing deny denies denied denying according accuse accuses accused accusing "
    "criticize criticizes criticized criticizing confirm confirms confirmed confirming respond responds responded "
    "responding contend contends contended assert asserts asserted asserting comment comments commented continue "
    "continues continued remark remarked allege alleges alleged alleging promise promises promised promising vow vows "
    "vowed vowing pledge pledges pledged urge urges urged urging predict predicts predicted predicting conclude "
    "concludes concluded mention mentioned mentions quip quipped joke joked shout shouted declare proclaim proclaimed "
    "recall recalls recalled testify testified point pointed pointing points complain complained complains emphasize "
    "emphasized stress stressed stresses reveal revealed reveals dismiss dismissed mock mocked praise praised slam "
    "slammed blast blasted blame blamed talk talked talking talks speak spoke speaking speaks statement propose "
    "proposed proposes recommend recommended maintain maintained maintains observe observed boast boasted brag bragged "
    "brand branded dub dubbed label labeled deride derided denounce denounced condemn condemned lament lamented "
    "concede conceded express expressed cite cited read reads reiterate reiterated repeat repeated interject "
    "interview interviewed retort retorted ";

static const char *const kind_names[] = { "direct", "mixed", "indirect", "all" };

/* One attribution, of the gold or of the system. */
struct item {
    struct set words, source;
    uint32_t head; /* UINT32_MAX: no source */
    enum kind kind;
    bool speech;
    unsigned confidence;
    int64_t match; /* index of its partner, -1 */
    double jaccard;
};

struct document {
    struct view view;
    struct set quoted; /* words between marks */
    struct item *gold, *sys;
    uint32_t gold_n, sys_n;
};

static void *must(void *memory) {
    if (memory) return memory;
    fputs("score: no memory\n", stderr);
    exit(2);
}

static enum kind kind_of(const struct document *doc, const struct set *words) {
    uint32_t quoted = set_common(words, &doc->quoted), n = set_count(words);
    return !quoted ? INDIRECT : quoted == n ? DIRECT : MIXED;
}

static struct item item_of(struct document *doc, const struct span *content, uint32_t n, struct span source) {
    struct item item = { .words = set_new(&doc->view), .source = set_new(&doc->view), .head = UINT32_MAX, .match = -1 };
    for (uint32_t i = 0; i < n; i++) set_add_span(&item.words, &doc->view, content[i]);
    item.kind = kind_of(doc, &item.words);
    if (span_is_none(source)) return item;
    set_add_span(&item.source, &doc->view, source);
    item.head = head_of(&doc->view, source);
    return item;
}

static void gold_items(struct document *doc, const struct golds *golds) {
    doc->gold = must(calloc(golds->items.n + 1, sizeof *doc->gold));
    for (uint32_t i = 0; i < golds->items.n; i++) {
        const struct gold *gold = &golds->items.at[i];
        struct item item =
            item_of(doc, gold->content.at, gold->content.n, gold->source.n ? gold->source.at[0] : SPAN_NONE);
        for (uint32_t k = 1; k < gold->source.n; k++) set_add_span(&item.source, &doc->view, gold->source.at[k]);
        struct set cue = set_new(&doc->view);
        for (uint32_t k = 0; k < gold->cue.n; k++) set_add_span(&cue, &doc->view, gold->cue.at[k]);
        for (uint32_t w = 0; w < doc->view.words.n; w++)
            item.speech |= set_has(&cue, w) && word_among(&doc->view, w, speech_words);
        if (set_count(&item.words)) doc->gold[doc->gold_n++] = item;
    }
}

static void sys_items(struct document *doc, const struct tags *tags) {
    doc->sys = must(calloc(tags->quotes.n + 1, sizeof *doc->sys));
    for (uint32_t i = 0; i < tags->quotes.n; i++) {
        const struct quote *quote = &tags->quotes.at[i];
        struct item item = item_of(doc, tags->pieces.at + quote->piece, quote->pieces, quote->source);
        item.confidence = quote->confidence;
        if (set_count(&item.words)) doc->sys[doc->sys_n++] = item;
    }
}

static bool source_right(const struct item *gold, const struct item *sys) {
    if (gold->head == UINT32_MAX || sys->head == UINT32_MAX) return gold->head == sys->head;
    return set_has(&sys->source, gold->head) && set_has(&gold->source, sys->head);
}

/* The item with most of the segment's words, the longest of equals, the first of those. */
static const struct item *best_item(const struct item *items, uint32_t n, const struct set *segment) {
    const struct item *best = NULL;
    uint32_t most = 0, longest = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t common = set_common(&items[i].words, segment), length = set_count(&items[i].words);
        if (best && (common < most || (common == most && length <= longest))) continue;
        best = &items[i], most = common, longest = length;
    }
    return best;
}

static void count(struct ratio *ratio, bool yes) {
    ratio->of++;
    ratio->n += yes;
}

static void score_segment(struct segments *q, bool gold, bool sys, const struct item *whose, const struct item *ours) {
    q->n++;
    q->gold += gold;
    q->sys += sys;
    q->both += gold && sys;
    if (!gold) count(&q->rejected, !sys);
    if (gold && whose->head != UINT32_MAX) count(&q->speaker, sys && source_right(whose, ours));
}

static void score_segments(struct figures *figures, struct document *doc) {
    struct set gold = set_new(&doc->view), sys = set_new(&doc->view);
    for (uint32_t i = 0; i < doc->gold_n; i++) set_unite(&gold, &doc->gold[i].words);
    for (uint32_t i = 0; i < doc->sys_n; i++) set_unite(&sys, &doc->sys[i].words);
    for (uint32_t i = 0; i < doc->view.segments.n; i++) {
        struct set words = set_new(&doc->view);
        set_add_span(&words, &doc->view, doc->view.segments.at[i]);
        uint32_t n = set_count(&words);
        if (!n) continue;
        bool by_gold = 2 * set_common(&gold, &words) >= n, by_sys = 2 * set_common(&sys, &words) >= n;
        const struct item *whose = best_item(doc->gold, doc->gold_n, &words);
        const struct item *ours = best_item(doc->sys, doc->sys_n, &words);
        score_segment(&figures->q[0], by_gold, by_sys, whose, ours);
        if (n >= 5) score_segment(&figures->q[1], by_gold, by_sys, whose, ours);
    }
}

struct candidate {
    double jaccard;
    uint32_t gold, sys;
};

static int better(const void *a, const void *b) {
    const struct candidate *x = a, *y = b;
    if (x->jaccard != y->jaccard) return x->jaccard < y->jaccard ? 1 : -1;
    if (x->gold != y->gold) return x->gold < y->gold ? -1 : 1;
    return (x->sys > y->sys) - (x->sys < y->sys);
}

static void match_items(struct document *doc) {
    struct candidate *candidates = must(calloc((size_t)doc->gold_n * doc->sys_n + 1, sizeof *candidates));
    uint32_t n = 0;
    for (uint32_t g = 0; g < doc->gold_n; g++)
        for (uint32_t s = 0; s < doc->sys_n; s++) {
            uint32_t common = set_common(&doc->gold[g].words, &doc->sys[s].words);
            uint32_t either = set_count(&doc->gold[g].words) + set_count(&doc->sys[s].words) - common;
            if (common) candidates[n++] = (struct candidate){ (double)common / either, g, s };
        }
    qsort(candidates, n, sizeof *candidates, better);
    for (uint32_t i = 0; i < n; i++) {
        struct item *gold = &doc->gold[candidates[i].gold], *sys = &doc->sys[candidates[i].sys];
        if (gold->match >= 0 || sys->match >= 0) continue;
        gold->match = candidates[i].sys, sys->match = candidates[i].gold;
        gold->jaccard = sys->jaccard = candidates[i].jaccard;
    }
    free(candidates);
}

static void score_gold(struct recall *c, const struct document *doc, const struct item *gold) {
    bool part = gold->match >= 0 && gold->jaccard >= 0.5;
    c->gold++;
    c->exact_r += gold->match >= 0 && gold->jaccard == 1;
    c->part_r += part;
    if (part && gold->head != UINT32_MAX) count(&c->source, source_right(gold, &doc->sys[gold->match]));
}

static void score_sys(struct recall *c, const struct item *sys) {
    c->sys++;
    c->exact_p += sys->match >= 0 && sys->jaccard == 1;
    c->part_p += sys->match >= 0 && sys->jaccard >= 0.5;
}

static void score_sure(struct figures *figures, const struct document *doc, const struct item *sys) {
    int bin = sys->confidence >= 90 ? 3 : sys->confidence >= 70 ? 2 : sys->confidence >= 50 ? 1 : 0;
    figures->sure[bin].items++;
    if (sys->match < 0 || sys->jaccard < 0.5) return;
    figures->sure[bin].matched++;
    const struct item *gold = &doc->gold[sys->match];
    if (gold->head != UINT32_MAX) count(&figures->sure[bin].source, source_right(gold, sys));
}

static void score_document(struct figures *figures, struct document *doc) {
    figures->documents++;
    score_segments(figures, doc);
    match_items(doc);
    for (uint32_t i = 0; i < doc->gold_n; i++) {
        const struct item *gold = &doc->gold[i];
        score_gold(&figures->c[ALL], doc, gold);
        score_gold(&figures->c[gold->kind], doc, gold);
        if (gold->speech) score_gold(&figures->speech[gold->kind], doc, gold);
    }
    for (uint32_t i = 0; i < doc->sys_n; i++) {
        score_sys(&figures->c[ALL], &doc->sys[i]);
        score_sys(&figures->c[doc->sys[i].kind], &doc->sys[i]);
        score_sure(figures, doc, &doc->sys[i]);
    }
}

void figures_add(struct figures *figures, const char *text, const char *ann) {
    struct error error = { 0 };
    struct golds golds;
    struct article *article = article_open(text, NULL, NULL, &error);
    if (!article || !article_tag(article, NULL, NULL, &error)) {
        fprintf(stderr, "score: %s: %s\n", text, error.message);
        exit(2);
    }
    struct document doc = { .view = view_of(article->text.at, article->text.len) };
    doc.quoted = set_new(&doc.view);
    for (uint32_t i = 0; i < doc.view.segments.n; i++) set_add_span(&doc.quoted, &doc.view, doc.view.segments.at[i]);
    if (!gold_read(&golds, &doc.view, ann)) exit(2);
    gold_items(&doc, &golds);
    sys_items(&doc, &article->tags);
    score_document(figures, &doc);
    if (arena_failed(&doc.view.arena)) must(NULL);
    free(doc.gold);
    free(doc.sys);
    arena_free(&doc.view.arena);
    article_free(article);
}

static double percent(unsigned n, unsigned of) {
    return of ? 100.0 * n / of : 0;
}

static double f_of(double p, double r) {
    return p + r > 0 ? 2 * p * r / (p + r) : 0;
}

static void print_segments(const char *name, const struct segments *q) {
    double p = percent(q->both, q->sys), r = percent(q->both, q->gold);
    printf("%-8s segments %u  P %.1f  R %.1f  F %.1f  rejected %.1f  spk %.1f\n", name, q->n, p, r, f_of(p, r),
           percent(q->rejected.n, q->rejected.of), percent(q->speaker.n, q->speaker.of));
}

static void print_kind(const struct figures *figures, enum kind kind) {
    const struct recall *c = &figures->c[kind];
    double p = percent(c->exact_p, c->sys), r = percent(c->exact_r, c->gold);
    double p50 = percent(c->part_p, c->sys), r50 = percent(c->part_r, c->gold);
    printf("C %-8s gold %u  sys %u  exact P %.1f R %.1f F %.1f  part50 P %.1f R %.1f F %.1f  src %.1f\n",
           kind_names[kind], c->gold, c->sys, p, r, f_of(p, r), p50, r50, f_of(p50, r50),
           percent(c->source.n, c->source.of));
}

void figures_print(const struct figures *figures) {
    static const char *const bins[] = { "0-0.5", "0.5-0.7", "0.7-0.9", "0.9-1" };
    unsigned items = 0;
    printf("docs %u\n", figures->documents);
    print_segments("Q", &figures->q[0]);
    print_segments("Q.long", &figures->q[1]);
    print_kind(figures, ALL);
    for (enum kind kind = DIRECT; kind <= INDIRECT; kind++) print_kind(figures, kind);
    for (enum kind kind = DIRECT; kind <= INDIRECT; kind++) {
        const struct recall *c = &figures->speech[kind];
        printf("speech %-8s gold %u  R_part50 %.1f  R_exact %.1f  src %.1f\n", kind_names[kind], c->gold,
               percent(c->part_r, c->gold), percent(c->exact_r, c->gold), percent(c->source.n, c->source.of));
    }
    for (int i = 0; i < 4; i++) items += figures->sure[i].items;
    for (int i = 0; i < 4; i++)
        printf("sure %-7s items %u  share %.1f  matched %.1f  src %.1f\n", bins[i], figures->sure[i].items,
               percent(figures->sure[i].items, items), percent(figures->sure[i].matched, figures->sure[i].items),
               percent(figures->sure[i].source.n, figures->sure[i].source.of));
}

static double part_f(const struct recall *c) {
    return f_of(percent(c->part_p, c->sys), percent(c->part_r, c->gold));
}

void figures_main(const struct figures *figures, double to[FIGURE_COUNT]) {
    const struct segments *q = figures->q;
    const struct recall *c = figures->c, *speech = figures->speech;
    unsigned items = 0;
    for (int i = 0; i < 4; i++) items += figures->sure[i].items;
    to[Q_F1] = f_of(percent(q->both, q->sys), percent(q->both, q->gold));
    to[Q_REJECTED] = percent(q->rejected.n, q->rejected.of);
    to[Q_SPEAKER] = percent(q->speaker.n, q->speaker.of);
    to[LONG_SPEAKER] = percent(q[1].speaker.n, q[1].speaker.of);
    to[DIRECT_PART] = part_f(&c[DIRECT]);
    to[DIRECT_EXACT] = f_of(percent(c[DIRECT].exact_p, c[DIRECT].sys), percent(c[DIRECT].exact_r, c[DIRECT].gold));
    to[DIRECT_SOURCE] = percent(speech[DIRECT].source.n, speech[DIRECT].source.of);
    to[MIXED_PART] = part_f(&c[MIXED]);
    to[MIXED_SOURCE] = percent(c[MIXED].source.n, c[MIXED].source.of);
    to[INDIRECT_RECALL] = percent(speech[INDIRECT].part_r, speech[INDIRECT].gold);
    to[INDIRECT_SOURCE] = percent(speech[INDIRECT].source.n, speech[INDIRECT].source.of);
    to[INDIRECT_PART] = part_f(&c[INDIRECT]);
    to[SURE_RIGHT] = percent(figures->sure[3].source.n, figures->sure[3].source.of);
    to[SURE_SHARE] = percent(figures->sure[3].items, items);
}

const char *figure_name(enum figure figure) {
#define X(id, name) name,
    static const char *const names[] = { FIGURES_MAIN(X) };
#undef X
    return names[figure];
}
