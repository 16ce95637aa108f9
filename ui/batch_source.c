#include "batch_source.h"
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int open_input(const char *path) {
    return strcmp(path, "-") ? open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY) : STDIN_FILENO;
}

static void close_lines(struct lines *lines) {
    if (lines->fd > STDIN_FILENO) close(lines->fd);
    lines->fd = -1;
}

static struct lines lines_of(const struct source *source, int fd, char separator) {
    return (struct lines){ .fd = fd, .separator = separator, .stop = source->stop, .idle = source->idle,
                           .context = source->context };
}

/* Bytes of all files of records; 0 where one is no file. */
static uint64_t bytes_of(const struct library *library) {
    uint64_t total = 0;
    struct stat st;
    for (uint32_t i = 0; i < library->count; i++) {
        const char *path = library->entries[i].path;
        if (strcmp(path, "-") ? stat(path, &st) : fstat(STDIN_FILENO, &st)) continue;
        if (!S_ISREG(st.st_mode)) return 0;
        total += (uint64_t)st.st_size;
    }
    return total;
}

bool source_open(struct source *source, struct error *error) {
    const struct options *options = source->options;
    const char *from = options->files0_from;
    source->list = lines_of(source, -1, 0);
    source->records = lines_of(source, -1, '\n');
    if (from) {
        source->list.fd = open_input(from);
        return source->list.fd >= 0 || error_system(error, from);
    }
    source->library = library_open(options->paths, options->path_count, error);
    if (!source->library) return false;
    if (options->records) source->total = bytes_of(source->library);
    return true;
}

static void job_begin(struct source *source, struct batch_job *job, const char *path, bool is_record) {
    job->number = source->number++;
    job->path.len = job->record.len = job->out.len = 0;
    job->path.failed = job->record.failed = job->out.failed = false;
    job->is_record = is_record;
    job->fate = JOB_FINE;
    job->title[0] = 0;
    buffer_puts(&job->path, path);
    if (is_record) buffer_printf(&job->path, ":%llu", (unsigned long long)source->line);
    buffer_put(&job->path, "", 1);
}

static bool job_fail(struct batch_job *job, const struct error *error) {
    job->fate = JOB_FAILED;
    job->error = *error;
    return true;
}

static bool fail_memory(struct batch_job *job) {
    struct error error;
    error_memory(&error);
    return job_fail(job, &error);
}

/* The next path there is, or NULL: the library's, or one of those that the next one of the list leads to. */
static const char *next_path(struct source *source, struct error *error) {
    struct slice line;
    error->code = ERROR_NONE;
    for (;;) {
        if (source->library && source->place < source->library->count)
            return source->library->entries[source->place++].path;
        if (source->list.fd < 0 || lines_next(&source->list, &line, NULL, error) != LINES_ONE) return NULL;
        library_free(source->library);
        source->place = 0;
        /* lines_next leaves room for a NUL behind the last line too */
        const char *path = line.at;
        source->list.buffer.at[line.at - source->list.buffer.at + (ptrdiff_t)line.len] = 0;
        source->library = library_open(&path, line.len > 0, error);
        if (!source->library) return NULL;
    }
}

static bool open_records(struct source *source, const char *path, struct error *error) {
    struct stat st;
    int fd = open_input(path);
    if (fd < 0) return error_system(error, "cannot open");
    source->records.fd = fd;
    source->records.end = false;
    source->records.at = source->records.searched = source->records.buffer.len = 0;
    source->records.taken = source->line = 0;
    if (!fstat(fd, &st) && !S_ISDIR(st.st_mode)) return true;
    close_lines(&source->records);
    return error_set(error, ERROR_SYSTEM, 0, "is a folder; records come from files and standard input");
}

static bool is_blank(struct slice line) {
    while (line.len && strchr(" \t\r", line.at[line.len - 1])) line.len--;
    return !line.len;
}

/* The next record of the open file; false at its end. */
static bool next_record(struct source *source, struct batch_job *job) {
    struct slice line;
    struct error error;
    const char *path = source->library->entries[source->place - 1].path;
    enum lines_result result;
    do {
        result = lines_next(&source->records, &line, NULL, &error);
        source->line++;
    } while (result == LINES_ONE && is_blank(line));
    if (result == LINES_ONE) {
        job_begin(source, job, path, true);
        buffer_put(&job->record, line.at, line.len);
        return !(job->path.failed || job->record.failed) || fail_memory(job);
    }
    source->bytes += source->records.taken;
    source->records.taken = 0;
    close_lines(&source->records);
    if (result != LINES_FAILED) return false;
    job_begin(source, job, path, true);
    return job_fail(job, &error);
}

/* A job for what is wrong with a path, or none where nothing is. */
static bool fail_path(struct source *source, struct batch_job *job, const char *path, const struct error *error) {
    if (!error->code) return false;
    job_begin(source, job, path, false);
    return job_fail(job, error);
}

bool source_next(struct source *source, struct batch_job *job) {
    struct error error = { 0 };
    for (;;) {
        if (source->records.fd >= 0 && next_record(source, job)) return true;
        if (atomic_load(source->stop)) return false;
        const char *path = next_path(source, &error);
        if (!path) {
            const char *from = source->options->files0_from;
            close_lines(&source->list);
            return fail_path(source, job, from ? from : "", &error);
        }
        if (!source->options->records) {
            job_begin(source, job, path, false);
            return !job->path.failed || fail_memory(job);
        }
        if (!open_records(source, path, &error)) return fail_path(source, job, path, &error);
    }
}

uint64_t source_count(const struct source *source) {
    if (source->options->records || source->options->files0_from || !source->library) return 0;
    return source->library->count;
}

uint32_t source_share(const struct source *source, uint64_t done) {
    uint64_t count = source_count(source);
    if (count) return (uint32_t)(done * 1000000 / count);
    if (!source->total) return 0;
    return (uint32_t)((source->bytes + source->records.taken) * 1000000 / source->total);
}

void source_close(struct source *source) {
    close_lines(&source->records);
    close_lines(&source->list);
    lines_free(&source->records);
    lines_free(&source->list);
    library_free(source->library);
}
