#include "batch_work.h"
#include "i18n.h"
#include <dixit/clean.h>
#include <dixit/record.h>
#include <stdlib.h>
#include <string.h>

#define X(id, name, help, suffix) suffix,
static const char *const suffixes[] = { EXPORT_FORMATS(X) };
#undef X

void batch_complain(struct batch *batch, const char *path, const char *message) {
    char *clean = path ? malloc(strlen(path) * 3 + 1) : NULL;
    if (clean) clean_copy(clean, path, strlen(path), false);
    progress_clear(&batch->progress);
    fprintf(stderr, "dixit: %s: %s\n", clean ? clean : _("(no memory for the name)"), message);
    free(clean);
}

/* What is known of an article before it is read. */
static bool identify(const struct batch_job *job, struct record *record, struct citation *citation, struct error *error) {
    const char *path = job->path.at;
    *citation = (struct citation){ .doc = export_doc(path), .path = { path, strlen(path) } };
    if (!job->is_record) return true;
    if (!record_identify(record, job->record.at, job->record.len, path, error)) return false;
    *citation = record->citation;
    return true;
}

static void fail(struct batch_job *job, const struct error *error) {
    if (job->fate != JOB_UNWRITTEN) job->fate = error->code == ERROR_CANCELLED ? JOB_CANCELLED : JOB_FAILED;
    job->error = *error;
}

/* Where the doc must be unlike all before. */
static void check_name(struct batch *batch, struct batch_job *job) {
    struct record record = { 0 };
    struct citation citation;
    struct error error;
    if (!identify(job, &record, &citation, &error)) {
        fail(job, &error);
    } else {
        uint64_t hash = held_hash(citation.doc.at, citation.doc.len);
        bool twice = held_has(&batch->names, hash);
        if (twice)
            error_set(&error, ERROR_ARGUMENT, 0, "an article before has the same name: %s",
                      batch->output.folder ? "they would share a file" : "--resume can tell them apart by --fields with path");
        if (twice || (!held_add(&batch->names, hash) && !error_memory(&error))) fail(job, &error);
    }
    record_free(&record);
}

bool batch_fetch(void *context, struct batch_job *job) {
    struct batch *batch = context;
    do {
        if (!source_next(&batch->source, job)) return false;
    } while (batch->exports && !job->is_record && job->fate == JOB_FINE && output_is(&batch->output, job->path.at));
    if (batch->names_count && job->fate == JOB_FINE) check_name(batch, job);
    return true;
}

/* --- in any thread --- */

/* The file of an article in a folder: doc and suffix; a record's name may hold anything. */
static void put_file_name(struct buffer *to, struct slice doc, enum export_format format) {
    size_t beg = to->len;
    buffer_put(to, doc.at, doc.len);
    for (size_t i = beg; i < to->len; i++)
        if (to->at[i] == '/' || !to->at[i]) to->at[i] = '_';
    if (to->len > beg && to->at[beg] == '.') to->at[beg] = '_';
    buffer_puts(to, suffixes[format]);
    buffer_put(to, "", 1);
}

static bool is_held(const struct batch *batch, const struct citation *citation) {
    struct buffer key = { 0 };
    bool held;
    if (batch->output.folder) {
        put_file_name(&key, citation->doc, batch->export.format);
        held = !key.failed && output_has(&batch->output, key.at);
    } else {
        export_key(&key, citation, &batch->export);
        held = !key.failed && held_has(&batch->held, held_hash(key.at, key.len));
    }
    buffer_free(&key);
    return held;
}

static bool write_file(struct batch *batch, struct batch_job *job, const struct export_item *item, struct error *error) {
    struct buffer name = { 0 };
    export_begin(&job->out, job->title, &batch->export);
    export_item(&job->out, item, &batch->export);
    export_end(&job->out, &batch->export);
    put_file_name(&name, item->citation.doc, batch->export.format);
    bool broken = false;
    bool fine = name.failed ? error_memory(error) : output_file(&batch->output, name.at, &job->out, &broken, error);
    if (broken) job->fate = JOB_UNWRITTEN;
    buffer_free(&name);
    job->out.len = 0;
    return fine;
}

static bool count(struct batch *batch, const struct export_item *item, struct error *error) {
    pthread_mutex_lock(&batch->stats_lock);
    bool fine = stats_add(batch->stats, item, &batch->export);
    pthread_mutex_unlock(&batch->stats_lock);
    return fine || error_memory(error);
}

/* A tagged article's way out. */
static bool put_out(struct batch *batch, struct batch_job *job, const struct export_item *item, struct error *error) {
    if (batch->stats && !count(batch, item, error)) return false;
    if (!batch->exports) return true;
    if (batch->export.format == EXPORT_HTML && (batch->output.folder || source_count(&batch->source) == 1))
        article_title(item->article, job->title, sizeof job->title);
    if (batch->output.folder) return write_file(batch, job, item, error);
    export_item(&job->out, item, &batch->export);
    return !job->out.failed || error_memory(error);
}

static bool tag(struct batch *batch, struct article *article, struct error *error) {
    bool tags = batch->stats || batch->export.format != EXPORT_TEXT;
    article->unexplained = !batch->export.explain;
    return !tags || article_tag(article, batch->abandon, NULL, error);
}

static bool work_on_file(struct batch *batch, struct batch_job *job, struct error *error) {
    struct export_item item;
    struct article *article = article_open(job->path.at, batch->options->encoding, batch->stop, error);
    bool fine = article && tag(batch, article, error);
    if (fine) {
        export_item_init(&item, article);
        item.number = job->number;
        fine = put_out(batch, job, &item, error);
    }
    article_free(article);
    return fine;
}

static bool work_on_record(struct batch *batch, struct batch_job *job, struct error *error) {
    struct export_item item;
    struct record record = { 0 };
    bool fine = record_read(&record, job->record.at, job->record.len, job->path.at, error) &&
                tag(batch, record.article, error);
    if (fine) {
        export_item_of_record(&item, &record);
        item.number = job->number;
        fine = put_out(batch, job, &item, error);
    }
    record_free(&record);
    return fine;
}

static void check_held(const struct batch *batch, struct batch_job *job) {
    struct record record = { 0 };
    struct citation citation;
    struct error error;
    if (!identify(job, &record, &citation, &error)) fail(job, &error);
    else if (is_held(batch, &citation)) job->fate = JOB_HELD;
    record_free(&record);
}

void batch_work(void *context, struct batch_job *job) {
    struct batch *batch = context;
    struct error error = { 0 };
    if (job->fate == JOB_FINE && batch->options->resume) check_held(batch, job);
    if (job->fate != JOB_FINE) return;
    if (!(job->is_record ? work_on_record : work_on_file)(batch, job, &error)) fail(job, &error);
}

/* --- in order --- */

bool batch_begin(struct batch *batch, const char *title) {
    struct buffer head = { 0 };
    export_begin(&head, *title ? title : NULL, &batch->export);
    bool fine = output_put(&batch->output, &head, &batch->error);
    buffer_free(&head);
    return batch->begun = fine;
}

bool batch_deliver(void *context, struct batch_job *job) {
    struct batch *batch = context;
    if (job->fate == JOB_CANCELLED) return false;
    if (job->fate == JOB_UNWRITTEN) {
        batch->error = job->error;
        return false;
    }
    if (job->fate == JOB_FAILED) {
        batch_complain(batch, job->path.failed ? NULL : job->path.at, job->error.message);
        batch->failed++;
    }
    bool writes = job->fate == JOB_FINE && batch->exports && !batch->output.folder;
    if (writes && !batch->begun && !batch_begin(batch, job->title)) return false;
    if (writes && !output_put(&batch->output, &job->out, &batch->error)) return false;
    batch->delivered++;
    progress_show(&batch->progress, batch->delivered, source_count(&batch->source),
                  source_share(&batch->source, batch->delivered));
    return true;
}

void batch_idle(void *context) {
    struct batch *batch = context;
    if (batch->exports && !batch->output.folder && !batch->error.code) output_flush(&batch->output, &batch->error);
}
