/* Reading: what can be opened as an article, and what cannot. */
#include "test.h"
#include "folder.h"
#include <dixit/article.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

static void make_file(const char *path, const void *bytes, size_t n) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, n, file), n);
    assert_int_equal(fclose(file), 0);
}

static struct article *opened(const char *path) {
    struct error error = { 0 };
    struct article *article = article_open(path, NULL, NULL, &error);
    if (!article) fail_msg("%s: %s", path, error.message);
    return article;
}

static void assert_refused(const char *path, enum error_code code, const char *message) {
    struct error error = { 0 };
    struct article *article = article_open(path, NULL, NULL, &error);
    if (article) fail_msg("%s was opened", path);
    assert_string_equal(error.message, message);
    assert_int_equal(error.code, code);
}

static void a_file_is_read_byte_for_byte(void **state) {
    (void)state;
    static const size_t sizes[] = { 0, 1, 4095, 4096, 65535, 65536, 65537, 200000, (4 << 20) - 1, (4 << 20) + 1, 9 << 20 };
    char *bytes = malloc(9 << 20);
    assert_non_null(bytes);
    for (size_t i = 0; i < 9 << 20; i++) bytes[i] = (char)('a' + i % 23);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        make_file("some.news.txt", bytes, sizes[i]);
        struct article *article = opened("some.news.txt");
        assert_int_equal(article->text.len, sizes[i]);
        assert_memory_equal(article->text.at, bytes, sizes[i]);
        assert_string_equal(article->path, "some.news.txt");
        assert_string_equal(article->doc, "some.news");
        assert_true(article_tag(article, NULL, NULL, NULL));
        article_free(article);
    }
    free(bytes);
}

static void what_cannot_be_read_is_refused_with_a_reason(void **state) {
    (void)state;
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    struct sockaddr_un address = { .sun_family = AF_UNIX, .sun_path = "socket" };
    assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof address), 0);
    assert_int_equal(symlink("loop", "loop"), 0);
    make_file("locked", "x", 1);
    assert_int_equal(chmod("locked", 0), 0);
    make_file("image.txt", "\x89PNG\r\n\x1A\n", 8);
    assert_refused("missing", ERROR_SYSTEM, "cannot open: No such file or directory");
    assert_refused("", ERROR_SYSTEM, "cannot open: No such file or directory");
    assert_refused("loop", ERROR_SYSTEM, "cannot open: Too many levels of symbolic links");
    assert_refused(".", ERROR_SYSTEM, "is a folder, not a text");
    assert_refused("/dev/zero", ERROR_SYSTEM, "is a device, not a text");
    assert_refused("/dev/null", ERROR_SYSTEM, "is a device, not a text");
    assert_refused("socket", ERROR_SYSTEM, "cannot open: No such device or address");
    assert_refused("image.txt", ERROR_NOT_TEXT, "looks like a PNG image, not text");
    if (geteuid() != 0) assert_refused("locked", ERROR_SYSTEM, "cannot open: Permission denied");
    close(fd);
}

static void a_file_above_the_limit_is_refused_unread(void **state) {
    (void)state;
    make_file("large.txt", "head\n", 5);
    if (truncate("large.txt", (off_t)TEXT_MAX + 1) < 0) skip();
    assert_refused("large.txt", ERROR_TOO_LARGE, "larger than 1 GiB");
    if (truncate("large.txt", (off_t)TEXT_MAX) < 0) skip(); /* a hole of NULs: its first block tells */
    assert_refused("large.txt", ERROR_NOT_TEXT, "looks like binary data, not text");
}

static void *write_fifo(void *path) {
    sigset_t pipe; /* a reader without memory gives up: then a write fails, and no more */
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe, NULL);
    int fd = open(path, O_WRONLY); /* no stream: its failure would leave the reader waiting */
    for (int i = 0; i < 50000 && write(fd, "line\n", 5) == 5; i++) continue;
    close(fd);
    return NULL;
}

static void a_fifo_is_waited_for_and_read_to_its_end(void **state) {
    (void)state;
    static char path[] = "fifo"; /* the writer may outlive a failure */
    pthread_t writer;
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_int_equal(pthread_create(&writer, NULL, write_fifo, path), 0);
    struct article *article = opened(path);
    pthread_join(writer, NULL);
    assert_int_equal(article->text.len, 250000);
    article_free(article);
}

static void *set_flag(void *flag) {
    usleep(20000);
    atomic_store((atomic_bool *)flag, true);
    return NULL;
}

static void a_fifo_that_nobody_writes_to_can_be_given_up(void **state) {
    (void)state;
    atomic_bool cancel = false;
    pthread_t canceller;
    struct error error = { 0 };
    assert_int_equal(mkfifo("fifo", 0600), 0);
    assert_int_equal(pthread_create(&canceller, NULL, set_flag, &cancel), 0);
    assert_null(article_open("fifo", NULL, &cancel, &error));
    pthread_join(canceller, NULL);
    assert_int_equal(error.code, ERROR_CANCELLED);
    make_file("file", "x", 1);
    assert_null(article_open("file", NULL, &cancel, &error));
    assert_int_equal(error.code, ERROR_CANCELLED);
}

/* Run with `fd` as standard input; closes it. */
static void with_input(int fd, const char *text, const char *message) {
    int saved = dup(STDIN_FILENO);
    assert_true(fd >= 0 && saved >= 0);
    assert_int_equal(dup2(fd, STDIN_FILENO), STDIN_FILENO);
    close(fd);
    struct error error = { 0 };
    struct article *article = article_open("-", NULL, NULL, &error);
    dup2(saved, STDIN_FILENO);
    close(saved);
    if (!text) {
        assert_null(article);
        assert_string_equal(error.message, message);
        return;
    }
    assert_non_null(article);
    assert_string_equal(article->text.at, text);
    assert_string_equal(article->doc, "-");
    article_free(article);
}

static void standard_input_may_be_a_file_a_pipe_a_socket_or_nothing(void **state) {
    (void)state;
    int ends[2];
    make_file("file", "from a file\n", 12);
    with_input(open("file", O_RDONLY), "from a file\n", NULL);
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], "piped\n", 6), 6);
    close(ends[1]);
    with_input(ends[0], "piped\n", NULL);
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    assert_int_equal(write(ends[1], "sent\n", 5), 5);
    close(ends[1]);
    with_input(ends[0], "sent\n", NULL);
    with_input(open("/dev/null", O_RDONLY), "", NULL);
    with_input(open("/dev/zero", O_RDONLY), NULL, "is a device, not a text");
    with_input(open(".", O_RDONLY), NULL, "is a folder, not a text");
    with_input(open("/dev/null", O_WRONLY), NULL, "is a device, not a text");
    int terminal = posix_openpt(O_RDWR | O_NOCTTY);
    if (terminal >= 0) with_input(terminal, NULL, "is a terminal, not a text");
}

static void the_document_is_the_name_without_folder_and_last_suffix(void **state) {
    (void)state;
    static const struct {
        const char *path, *doc;
    } rows[] = {
        { "a.txt", "a" },      { "news/a.b.txt", "a.b" }, { "/x/y", "y" },     { "-", "-" },
        { ".hidden", ".hidden" }, { "a.d/b", "b" },       { "x/.a.txt", ".a" }, { "dir/", "dir/" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct article *article = article_from_bytes(rows[i].path, "x", 1, NULL, NULL);
        assert_non_null(article);
        assert_string_equal(article->doc, rows[i].doc);
        article_free(article);
    }
}

static void an_unknown_encoding_is_an_error_before_the_text_is_made(void **state) {
    (void)state;
    struct error error = { 0 };
    make_file("file", "x", 1);
    assert_null(article_open("file", "utf-7", NULL, &error));
    assert_int_equal(error.code, ERROR_ARGUMENT);
    assert_null(article_from_bytes("x", "x", 1, "utf-7", &error));
    assert_int_equal(error.code, ERROR_ARGUMENT);
    article_free(NULL);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_enter, folder_leave)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_FOLDER(a_file_is_read_byte_for_byte),
        IN_FOLDER(what_cannot_be_read_is_refused_with_a_reason),
        IN_FOLDER(a_file_above_the_limit_is_refused_unread),
        IN_FOLDER(a_fifo_is_waited_for_and_read_to_its_end),
        IN_FOLDER(a_fifo_that_nobody_writes_to_can_be_given_up),
        IN_FOLDER(standard_input_may_be_a_file_a_pipe_a_socket_or_nothing),
        IN_FOLDER(the_document_is_the_name_without_folder_and_last_suffix),
        IN_FOLDER(an_unknown_encoding_is_an_error_before_the_text_is_made),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
