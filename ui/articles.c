/* The article shown: opening it, now or by the worker; showing a newer one in its
   place; letting it go. */
#include "app.h"
#include "files.h"
#include "place.h"
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* --- files --- */

static struct stamp stamp_of(const struct stat *st) {
    return (struct stamp){ st->st_dev, st->st_ino, st->st_size, st->st_mtim };
}

static bool same_stamp(const struct stamp *a, const struct stamp *b) {
    return a->device == b->device && a->inode == b->inode && a->size == b->size && a->changed.tv_sec == b->changed.tv_sec &&
           a->changed.tv_nsec == b->changed.tv_nsec;
}

/* What may make a key wait is for the worker: a large file, or what is no file. */
static bool is_slow(const char *path, uint32_t small, struct stamp *stamp) {
    struct stat st;
    *stamp = (struct stamp){ 0 };
    if (!strcmp(path, "-")) return true;
    if (stat(path, &st) < 0) return false; /* and opening it says why */
    if (S_ISREG(st.st_mode)) *stamp = stamp_of(&st);
    return S_ISREG(st.st_mode) ? st.st_size > (off_t)small : S_ISFIFO(st.st_mode);
}

/* --- letting go --- */

/* Free it; or, while the worker tags it, let the job do that. */
static void article_let_go(struct app *app) {
    struct reader_job *job = app_job(app, JOB_TAG);
    if (job && job->shadow.text.at == app->article->text.at) job_let_go(job, app->article);
    else article_free(app->article);
    app->article = NULL;
}

void app_close_article(struct app *app) {
    while (app->page_count) app_pop(app);
    voices_free(&app->voices);
    if (app->article) article_let_go(app);
    app->entry = TAG_NONE;
}

/* --- showing --- */

/* No memory for its voices: the article is shown as one that cannot be tagged. */
static void tags_forget(struct app *app) {
    tags_free(&app->article->tags);
    app->article->tagged = false;
    app->untaggable = true;
    app_say(app, "No memory for the voices of this article");
}

void app_retagged(struct app *app) {
    voices_free(&app->voices);
    sidebar_free(&app->sidebar);
    app->sidebar = (struct sidebar){ .chosen = TAG_NONE };
    app->only = TAG_NONE;
    if (app->article && app->article->tagged && !voices_build(&app->voices, app->article)) tags_forget(app);
    if (!app->voices.n) return;
    sidebar_arrange(&app->sidebar, &app->voices, app->article, (enum sidebar_order)app->settings.voices);
    app->sidebar.chosen = 0;
}

/* How the settings want it. */
struct tagger app_tagger(const struct app *app) {
    return (struct tagger){ app->tag, (unsigned)app->settings.confidence, app->settings.thoughts };
}

/* All summaries are to be made again. */
static void list_forget(struct app *app) {
    for (uint32_t i = 0; i < app->library->count; i++) {
        struct entry *entry = &app->library->entries[i];
        entry->asked = false;
        if (entry->summary) entry->summary->tagged = false;
    }
    app->unasked = 0;
}

void app_retag(struct app *app) {
    struct error error = { 0 };
    struct reader_job *job = app_job(app, JOB_TAG);
    list_forget(app);
    if (!app->article) return;
    while (app->page_count > 1) app_pop(app);
    if (job) atomic_store(&job->job.cancel, true);
    tags_free(&app->article->tags);
    app->article->tagged = false;
    if (app->article->text.len <= app->small && !tagger_run(app_tagger(app), app->article, NULL, NULL, &error)) {
        app->untaggable = true;
        app_fail(app, &error);
    }
    app_retagged(app);
    if (app->article->tagged) library_summarise(app->library, app->entry, app->article, NULL);
}

/* The same entry again: the new page goes to where the old one was; from the end, to the end. */
static void place_keep(const struct app *app, struct page *page, const struct article *article) {
    const struct page *old = app->page_count ? app->pages[0] : NULL;
    if (!old || old->kind != PAGE_ARTICLE) return;
    if (page_ended(old)) {
        page->top = page->point = article->text.len;
        return;
    }
    page->top = place_in(&article->text, old->text, old->top);
    page->point = place_in(&article->text, old->text, old->point);
}

/* Show an article (owned from now on) for an entry in place of the one before. False: memory. */
static bool article_show(struct app *app, uint32_t entry, struct article *article) {
    struct page *page = page_article(article, &app->voices);
    if (!page) {
        article_free(article);
        return false;
    }
    if (entry == app->entry) place_keep(app, page, article);
    app_close_article(app);
    app->article = article;
    app->entry = entry;
    app->untaggable = false;
    app->pages[app->page_count++] = page;
    app->page_kept = app->page_count;
    app->library->entries[entry].read = true;
    app->library->entries[entry].asked = true;
    app_retagged(app);
    app_arrived(app);
    return true;
}

/* The `:` lines of the start wait for something to act on. */
static void start_lines(struct app *app) {
    uint32_t n = app->start_count;
    app->start_count = 0;
    for (uint32_t i = 0; i < n; i++) {
        const char *line = app->start[i];
        app_settle(app);
        if (*line == '/') app_seek(app, line + 1, app_page(app) ? app_page(app)->point : 0, 1);
        else app_run_line(app, line, 0);
    }
}

static unsigned not_opened(struct app *app, uint32_t entry, struct error *error) {
    if (!error->code) error_memory(error);
    if (error->code != ERROR_CANCELLED) library_summarise(app->library, entry, NULL, error);
    app_say(app, "%s: %s", entry_name(&app->library->entries[entry]), error->message);
    app->message_is_error = true;
    start_lines(app);
    return REACT_DRAW;
}

unsigned app_article_read(struct app *app, uint32_t entry, struct article *article, struct error *error) {
    app->opening = TAG_NONE;
    bool tagged = article && (article->text.len > app->small || tagger_run(app_tagger(app), article, NULL, NULL, error));
    if (!tagged) {
        article_free(article);
        return not_opened(app, entry, error);
    }
    if (!article_show(app, entry, article)) return not_opened(app, entry, error);
    app->stamp = app->opening_stamp;
    app_unsay(app);
    library_summarise(app->library, entry, article, NULL);
    start_lines(app);
    return REACT_DRAW;
}

bool app_stop_opening(struct app *app) {
    struct reader_job *job = app_job(app, JOB_OPEN);
    bool opening = app->opening != TAG_NONE;
    if (job) atomic_store(&job->job.cancel, true);
    app->opening = TAG_NONE;
    return opening;
}

unsigned app_open_entry(struct app *app, uint32_t entry) {
    const char *path = app->library->entries[entry].path;
    struct error error = { 0 };
    app_stop_opening(app);
    if (is_slow(path, app->small, &app->opening_stamp)) {
        app->opening = entry;
        return REACT_DRAW;
    }
    return app_article_read(app, entry, files_article(path, app->encoding, NULL, &error), &error);
}

/* --- the file changes --- */

unsigned app_check_file(struct app *app) {
    struct stat st;
    if (!app_on_article(app) || app->opening != TAG_NONE || !app->stamp.inode) return REACT_NOTHING;
    if (stat(app->article->path, &st) < 0 || !S_ISREG(st.st_mode)) return REACT_NOTHING; /* what was read stays */
    struct stamp now = stamp_of(&st);
    if (same_stamp(&now, &app->stamp)) return REACT_NOTHING;
    app->stamp = now; /* once for each change, whatever comes of it */
    app_open_entry(app, app->entry);
    if (app->opening == TAG_NONE && !app->message[0]) app_say(app, "The file has changed; this is the new text");
    return REACT_DRAW;
}
