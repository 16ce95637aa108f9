#include "batch.h"
#include "batch_pool.h"
#include "batch_work.h"
#include "options_batch.h"
#include "i18n.h"
#include "sandbox.h"
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/* What a signal says: the first one to begin nothing more, the second to give up what is begun. */
static atomic_bool stop, abandon;
static volatile sig_atomic_t ended_by;

static void on_signal(int number) {
    if (atomic_exchange(&stop, true)) atomic_store(&abandon, true);
    ended_by = number;
}

static const int ending[] = { SIGINT, SIGTERM, SIGHUP };

/* An ignored signal stays ignored: nohup. */
static void catch_signals(void) {
    for (size_t i = 0; i < sizeof ending / sizeof *ending; i++) {
        struct sigaction old, new = { .sa_handler = on_signal };
        sigemptyset(&new.sa_mask);
        if (!sigaction(ending[i], NULL, &old) && old.sa_handler != SIG_IGN) sigaction(ending[i], &new, NULL);
    }
    signal(SIGXFSZ, SIG_IGN); /* an error of write() */
}

/* Whoever started us is to see that a signal ended us. */
static void end_by_signal(void) {
    if (!ended_by) return;
    signal(ended_by, SIG_DFL);
    raise(ended_by);
}

/* What one article gives back the next one takes: the system need not have it, and clear it, in between. */
static void keep_memory(void) {
#ifdef __GLIBC__
    enum { KEPT = 8 << 20, BLOCK = 1 << 20 };
    mallopt(M_TRIM_THRESHOLD, KEPT);
    mallopt(M_MMAP_THRESHOLD, BLOCK);
#endif
}

static void plan(struct batch *batch) {
    const struct options *options = batch->options;
    batch->export = (struct export_options){ .format = options->format == EXPORT_COUNT ? EXPORT_TEXT : options->format,
                                             .by = options->by,
                                             .explain = options->explain,
                                             .speakers = options->speakers,
                                             .speaker_count = options->speaker_count,
                                             .kinds = options->kinds,
                                             .min_confidence = options->min_confidence };
    batch->exports = options->format != EXPORT_COUNT || !options->stats;
    batch->output.name = options->output ? options->output : "standard output";
    batch->output.folder = options->output && batch->exports && output_is_folder(options->output);
    batch->names_count = batch->output.folder;
}

static bool refuse(const char *message) {
    fprintf(stderr, "dixit: %s\n", message);
    return false;
}

/* Can it be done as asked? Nothing is opened for writing before that is known. */
static bool agree(struct batch *batch) {
    const struct options *options = batch->options;
    if (!options_batch_agree(options)) return false;
    plan(batch);
    if (!options->path_count && !options->files0_from)
        return refuse(_("no path is given; - stands for standard input"));
    if (options->fields && !export_fields(&batch->export, options->fields, &batch->error))
        return refuse(batch->error.message);
    bool by_name = false;
    if (options->resume && !batch->output.folder && !export_has_keys(&batch->export, &by_name))
        return refuse(_("--resume goes on with jsonl whose fields begin with doc and path, with csv that has path or doc, "
                        "and with a folder"));
    batch->names_count = batch->names_count || by_name;
    return true;
}

/* Brat's files are one an article; known once the paths are listed. */
static bool agree_on_ann(const struct batch *batch) {
    return batch->export.format != EXPORT_ANN || batch->output.folder || source_count(&batch->source) == 1 ||
           refuse(_("--export=ann makes a file of each article: -o FOLDER/ says where"));
}

static bool open_output(struct batch *batch) {
    bool keep = batch->options->resume && !batch->output.folder;
    if (!output_open(&batch->output, batch->options->output, keep, &batch->error)) return false;
    batch->output.by_line = batch->export.format == EXPORT_JSONL || batch->export.format == EXPORT_CSV;
    if (!keep) return true;
    if (!held_read(&batch->held, &batch->output, &batch->export, &batch->error)) return false;
    batch->begun = batch->output.whole > 0;
    return true;
}

/* What ends the file, and what was waiting to be written. */
static bool finish(struct batch *batch) {
    struct buffer end = { 0 };
    if (!batch->exports || batch->output.folder) return true;
    bool fine = batch->begun || batch_begin(batch, "");
    export_end(&end, &batch->export);
    fine = fine && output_put(&batch->output, &end, &batch->error) && output_flush(&batch->output, &batch->error);
    buffer_free(&end);
    return fine;
}

/* Statistics go where the export would go, or to standard output beside it. */
static bool write_stats(struct batch *batch) {
    struct output beside = { 0 };
    struct output *to = batch->exports ? &beside : &batch->output;
    if (!batch->stats) return true;
    if (batch->exports && !output_open(to, NULL, false, &batch->error)) return false;
    stats_write(&to->buffer, batch->stats);
    bool fine = output_flush(to, &batch->error);
    buffer_free(&to->buffer);
    return fine;
}

/* From here on texts are read, and nothing else is opened: but where a list still comes, nobody knows what it names. */
static void enter_sandbox(const struct batch *batch) {
    struct sandbox_plan plan;
    const struct library *library = batch->source.library;
    sandbox_plan(&plan);
    if (batch->options->files0_from) sandbox_let_read(&plan, "/");
    for (uint32_t i = 0; library && i < library->count; i++) sandbox_let_read(&plan, library->entries[i].path);
    if (batch->output.folder) sandbox_let_write(&plan, batch->output.fd);
    sandbox_enter(&plan);
}

static bool run(struct batch *batch) {
    struct pool_calls calls = { batch, batch_fetch, batch_work, batch_deliver, batch_idle, &stop };
    progress_begin(&batch->progress, isatty(STDERR_FILENO) && !isatty(batch->output.fd));
    bool fine = pool_run(&calls, batch->options->jobs, &batch->error) && !batch->error.code;
    progress_clear(&batch->progress);
    return fine && finish(batch) && write_stats(batch);
}

/* Would --resume find in the output what is done? */
static bool is_resumable(const struct batch *batch) {
    bool by_name, file = batch->output.regular && export_has_keys(&batch->export, &by_name);
    return batch->options->output && batch->exports && (batch->output.folder || file);
}

/* What the user should know at the end. */
static void conclude(const struct batch *batch) {
    unsigned long long done = batch->delivered, count = source_count(&batch->source);
    bool resumable = is_resumable(batch);
    if (batch->failed)
        fprintf(stderr, _("dixit: %llu of %llu articles failed\n"), (unsigned long long)batch->failed, done);
    if (!ended_by && !(batch->error.code && done && resumable)) return;
    char after[64];
    snprintf(after, sizeof after, count ? _("%llu of %llu") : "%llu", done, count);
    fprintf(stderr, resumable ? _("dixit: stopped after %s articles; the same command with --resume goes on\n")
                              : _("dixit: stopped after %s articles; what is written is whole\n"), after);
}

static bool batch_open(struct batch *batch) {
    batch->source = (struct source){ .options = batch->options, .stop = &stop, .context = batch,
                                     .idle = batch->options->jobs == 1 ? batch_idle : NULL };
    if (batch->options->stats && !(batch->stats = stats_new())) return error_memory(&batch->error);
    return source_open(&batch->source, &batch->error);
}

static void batch_close(struct batch *batch) {
    source_close(&batch->source);
    stats_free(batch->stats);
    held_free(&batch->held);
    held_free(&batch->names);
}

int batch_run(const struct options *options) {
    struct batch batch = { .options = options, .stop = &stop, .abandon = &abandon,
                           .stats_lock = PTHREAD_MUTEX_INITIALIZER };
    if (!agree(&batch)) return EXIT_USAGE;
    bool fine = batch_open(&batch);
    if (fine && !agree_on_ann(&batch)) {
        batch_close(&batch);
        return EXIT_USAGE;
    }
    catch_signals();
    keep_memory();
    if (fine && (fine = open_output(&batch))) {
        enter_sandbox(&batch);
        fine = run(&batch);
        fine = output_close(&batch.output, &batch.error) && fine;
    }
    if (batch.error.code) batch_complain(&batch, batch.output.name, batch.error.message);
    conclude(&batch);
    batch_close(&batch);
    end_by_signal();
    return fine && !batch.failed ? EXIT_FINE : EXIT_SOME_FAILED;
}
