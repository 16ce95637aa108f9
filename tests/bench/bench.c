/* How fast a run of exports is and where its time goes, what memory it takes, and how
   both grow with the input. It prints figures and judges nothing.

   bench [-m MB] PATH... : the articles there, over and over; MB (1000) is the largest input

   Times are the processor's, so that what else the machine does moves them little. */
#include "src/article/read.h"
#include "src/tag/passes.h"
#include <dixit/article.h>
#include <dixit/export.h>
#include <dixit/library.h>
#include <dixit/record.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MB = 1000000, STAGES_MB = 20 };
enum stage { READ, DECODE, SEGMENT, NAMES, QUOTES, ACTORS, WRITE, STAGES };
static const char *const stage_names[] = { "read", "decode", "segment", "names", "quotes", "actors", "write" };

struct tally {
    double stages[STAGES], last; /* seconds */
    uint64_t articles, bytes, written;
};

static const struct export_options jsonl = { .format = EXPORT_JSONL };

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void lap(struct tally *tally, enum stage stage) {
    double time = now();
    tally->stages[stage] += time - tally->last;
    tally->last = time;
}

static void give_up(const char *path, const struct error *error) {
    fprintf(stderr, "bench: %s: %s\n", path, error->message);
    exit(1);
}

/* --- one article, stage by stage --- */

/* What tags_build does, with a look at the clock behind every pass. */
static void tag(struct article *article, struct tally *tally) {
    struct tag_options options = { .title = article->heading.title, .body = article->heading.body };
    struct block block;
    blocks_begin(&block, &article->tags, &article->text, &options);
    lap(tally, SEGMENT);
    while (blocks_next(&block)) {
#define X(pass, stage) pass(&block), lap(tally, stage);
        BLOCK_PASSES(X)
#undef X
    }
    actors_find(&block);
    blocks_free(&block);
    article->tagged = true;
    lap(tally, ACTORS);
}

static void write_out(const struct article *article, struct buffer *out, struct tally *tally) {
    out->len = 0;
    export_article(out, article, &jsonl);
    tally->written += out->len;
    lap(tally, WRITE);
}

static void run_file(const char *path, struct buffer *out, struct tally *tally) {
    struct article article = { .path = (char *)(uintptr_t)path, .doc = (char *)(uintptr_t) "bench" };
    struct read_bytes bytes;
    struct error error;
    tally->last = now();
    int fd = open(path, ARTICLE_OPEN_FLAGS);
    if (fd < 0) error_system(&error, "cannot open");
    if (fd < 0 || !read_file(&bytes, fd, NULL, NULL, &error)) give_up(path, &error);
    lap(tally, READ);
    if (!text_adopt(&article.text, bytes.at, bytes.len, NULL, &error)) give_up(path, &error);
    article.heading = heading_find(&article.text);
    lap(tally, DECODE);
    tag(&article, tally);
    write_out(&article, out, tally);
    tally->articles++;
    tally->bytes += article.text.len;
    tags_free(&article.tags);
    text_free(&article.text);
    lap(tally, WRITE);
}

static void print_stages(const struct tally *tally) {
    double all = 0, mb = (double)tally->bytes / MB;
    for (int i = 0; i < STAGES; i++) all += tally->stages[i];
    printf("%-10s %8s %10s %12s   %llu articles, %.1f MB, %.1f MB written\n", "stage", "%", "MB/s", "articles/s",
           (unsigned long long)tally->articles, mb, (double)tally->written / MB);
    for (int i = 0; i < STAGES; i++)
        printf("%-10s %8.1f %10.1f %12.0f\n", stage_names[i], 100 * tally->stages[i] / all, mb / tally->stages[i],
               (double)tally->articles / tally->stages[i]);
    printf("%-10s %8.1f %10.1f %12.0f\n", "all", 100.0, mb / all, (double)tally->articles / all);
}

static void by_stage(const struct library *library) {
    struct tally tally = { .last = 0 };
    struct buffer out = { 0 };
    while (tally.bytes < (uint64_t)STAGES_MB * MB)
        for (uint32_t i = 0; i < library->count; i++) run_file(library->entries[i].path, &out, &tally);
    print_stages(&tally);
    buffer_free(&out);
}

/* --- growing inputs, each in a process of its own, so that its memory is its own --- */

struct input {
    struct buffer texts;   /* all articles, one after the other */
    struct buffer records; /* the same as JSON Lines */
};

/* The next record, over and over again. */
static struct slice next_record(const struct input *input, size_t *at) {
    const char *line = input->records.at + *at, *end = memchr(line, '\n', input->records.len - *at);
    *at = (size_t)(end + 1 - input->records.at) % input->records.len;
    return (struct slice){ line, (size_t)(end - line) };
}

static void read_record(struct record *record, struct slice line) {
    struct error error;
    if (!record_read(record, line.at, line.len, "bench:1", &error)) give_up("a record", &error);
}

/* In place of reading files and decoding them. */
static void print_reading(const struct input *input) {
    struct record record = { 0 };
    struct tally tally = { .last = now() };
    for (size_t at = 0; tally.bytes < (uint64_t)STAGES_MB * MB; tally.articles++) {
        struct slice line = next_record(input, &at);
        read_record(&record, line);
        tally.bytes += line.len + 1;
    }
    record_free(&record);
    lap(&tally, READ);
    printf("%-10s %8s %10.1f %12.0f   in place of read and decode\n", "records", "",
           (double)tally.bytes / MB / tally.stages[READ], (double)tally.articles / tally.stages[READ]);
}

/* Records as they come on standard input: read, tagged, written. */
static void run_records(const struct input *input, uint32_t megabytes) {
    struct record record = { 0 };
    struct export_item item;
    struct error error;
    struct buffer out = { 0 };
    uint64_t done = 0;
    for (size_t at = 0; done < (uint64_t)megabytes * MB;) {
        struct slice line = next_record(input, &at);
        read_record(&record, line);
        if (!article_tag(record.article, NULL, NULL, &error)) give_up("a record", &error);
        export_item_of_record(&item, &record);
        out.len = 0;
        export_item(&out, &item, &jsonl);
        done += line.len + 1;
    }
    record_free(&record);
    buffer_free(&out);
}

/* All articles, over and over, as one text. */
static void run_text(const struct input *input, uint32_t megabytes) {
    size_t n = (size_t)megabytes * MB;
    char *bytes = malloc(n + TEXT_PADDING);
    struct article article = { .path = (char[]){ "bench" }, .doc = (char[]){ "bench" } };
    struct buffer out = { 0 };
    struct error error;
    if (!bytes) give_up("a text", (error_memory(&error), &error));
    for (size_t at = 0; at < n; at += input->texts.len)
        memcpy(bytes + at, input->texts.at, input->texts.len < n - at ? input->texts.len : n - at);
    while (((unsigned char)bytes[n - 1] & 0xC0) == 0x80) n--;
    if ((unsigned char)bytes[n - 1] >= 0xC0) n--;
    if (!text_adopt(&article.text, bytes, n, NULL, &error) || !article_tag(&article, NULL, NULL, &error))
        give_up("a text", &error);
    export_article(&out, &article, &jsonl);
    tags_free(&article.tags);
    text_free(&article.text);
    buffer_free(&out);
}

static void fill(struct input *input, const struct library *library) {
    struct export_options options = jsonl;
    struct error error;
    export_fields(&options, "doc,text", &error);
    for (uint32_t i = 0; i < library->count; i++) {
        struct article *article = article_open(library->entries[i].path, NULL, NULL, &error);
        if (!article) give_up(library->entries[i].path, &error);
        buffer_put(&input->texts, article->text.at, article->text.len);
        buffer_puts(&input->texts, "\n\n");
        export_article(&input->records, article, &options);
        article_free(article);
    }
    if (input->texts.failed || input->records.failed) give_up("the articles", (error_memory(&error), &error));
}

/* Run it in a child; seconds of the processor, *peak in MiB. */
static double measure(void (*run)(const struct input *, uint32_t), const struct input *input, uint32_t megabytes,
                      double *peak) {
    struct rusage usage;
    int status;
    fflush(stdout);
    pid_t pid = fork();
    if (!pid) {
        run(input, megabytes);
        _exit(0);
    }
    if (pid < 0 || wait4(pid, &status, 0, &usage) < 0 || status) exit(1);
    *peak = (double)usage.ru_maxrss / 1024;
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static void growth(const char *name, void (*run)(const struct input *, uint32_t), const struct input *input,
                   uint32_t most) {
    double first = 0, peak;
    printf("\n%-10s %8s %10s %12s %10s\n", name, "s", "MB/s", "of linear", "peak MiB");
    for (uint32_t megabytes = 1; megabytes <= most; megabytes *= 10) {
        double seconds = measure(run, input, megabytes, &peak);
        if (megabytes == 1) first = seconds;
        printf("%7u MB %8.2f %10.1f %12.2f %10.1f\n", megabytes, seconds, megabytes / seconds,
               seconds / (first * megabytes), peak);
    }
}

int main(int argc, char **argv) {
    int option;
    uint32_t most = 1000;
    struct error error;
    struct input input = { .texts = { 0 } };
    while ((option = getopt(argc, argv, "m:")) == 'm') most = (uint32_t)strtoul(optarg, NULL, 10);
    if (option != -1 || optind == argc) {
        fprintf(stderr, "usage: bench [-m MB] PATH...\n");
        return 2;
    }
    struct library *library = library_open((const char *const *)argv + optind, (uint32_t)(argc - optind), &error);
    if (!library || !library->count) give_up(argv[optind], &error);
    by_stage(library);
    fill(&input, library);
    print_reading(&input);
    library_free(library);
    growth("records", run_records, &input, most);
    growth("one text", run_text, &input, most);
    buffer_free(&input.texts);
    buffer_free(&input.records);
    return 0;
}
