#include "batch_output.h"
#include <dixit/article.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ENOUGH = 256 << 10 };

bool output_is_folder(const char *path) {
    struct stat st;
    size_t n = strlen(path);
    return (n && path[n - 1] == '/') || (!stat(path, &st) && S_ISDIR(st.st_mode));
}

/* Where a file that others may have written to ends for us. */
static void find_end(struct output *output) {
    struct stat st;
    output->regular = !fstat(output->fd, &st) && S_ISREG(st.st_mode);
    if (!output->regular) return;
    bool appends = fcntl(output->fd, F_GETFL) & O_APPEND;
    output->whole = appends ? st.st_size : lseek(output->fd, 0, SEEK_CUR);
}

bool output_open(struct output *output, const char *path, bool keep, struct error *error) {
    *output = (struct output){ .name = path ? path : "standard output", .fd = STDOUT_FILENO };
    output->folder = path && output_is_folder(path);
    if (output->folder) {
        if (mkdir(path, 0777) < 0 && errno != EEXIST) return error_system(error, "cannot make the folder");
        output->fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    } else if (path) {
        output->fd = open(path, (keep ? O_RDWR : O_WRONLY | O_TRUNC) | O_CREAT | O_CLOEXEC | O_NOCTTY, 0666);
    }
    if (output->fd < 0 || fcntl(output->fd, F_GETFD) < 0) return error_system(error, "cannot open");
    find_end(output);
    return true;
}

bool output_cut(struct output *output, off_t length, struct error *error) {
    if (ftruncate(output->fd, length) < 0 || lseek(output->fd, length, SEEK_SET) < 0)
        return error_system(error, "cannot cut it to its whole records");
    output->whole = length;
    return true;
}

/* Write all; how much was written. A pipe may be one that does not wait. */
static size_t write_all(int fd, const char *at, size_t n) {
    size_t done = 0;
    while (done < n) {
        ssize_t put = write(fd, at + done, n - done);
        if (put >= 0) done += (size_t)put;
        else if (errno == EAGAIN) poll(&(struct pollfd){ fd, POLLOUT, 0 }, 1, -1);
        else if (errno != EINTR) break;
    }
    return done;
}

/* Take back half a record at the end of what was written, where nobody wrote behind it. Keeps errno. */
static void take_back(struct output *output, size_t written) {
    int why = errno;
    struct stat st;
    bool ours = output->regular && !fstat(output->fd, &st) && st.st_size == output->whole + (off_t)written;
    const char *last = output->by_line && written ? memrchr(output->buffer.at, '\n', written) : NULL;
    if (last) output->whole += last + 1 - output->buffer.at;
    if (ours && ftruncate(output->fd, output->whole) == 0) lseek(output->fd, output->whole, SEEK_SET);
    errno = why;
}

bool output_flush(struct output *output, struct error *error) {
    struct buffer *buffer = &output->buffer;
    if (buffer->failed) return error_memory(error);
    size_t n = buffer->len, written = write_all(output->fd, buffer->at, n);
    buffer->len = 0;
    if (written < n) {
        take_back(output, written);
        return error_system(error, "cannot write");
    }
    output->whole += (off_t)n;
    return true;
}

bool output_put(struct output *output, const struct buffer *record, struct error *error) {
    if (record->failed) return error_memory(error);
    buffer_put(&output->buffer, record->at, record->len);
    return (output->buffer.len < ENOUGH && !output->buffer.failed) || output_flush(output, error);
}

/* All of a file: false and *error. */
static bool write_new(int folder, const char *name, const struct buffer *content, struct error *error) {
    int fd = openat(folder, name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOCTTY, 0666);
    if (fd < 0) return error_system(error, "cannot open a file to write");
    bool fine = write_all(fd, content->at, content->len) == content->len || error_system(error, "cannot write");
    return (close(fd) == 0 || (fine && error_system(error, "cannot write"))) && fine;
}

bool output_file(const struct output *output, const char *name, const struct buffer *content, bool *broken,
                 struct error *error) {
    char passing[64];
    if (content->failed) return error_memory(error);
    /* no two threads of any process use the address of one buffer */
    snprintf(passing, sizeof passing, ".dixit-%ld-%p", (long)getpid(), (const void *)content);
    *broken = !write_new(output->fd, passing, content, error);
    if (!*broken && renameat(output->fd, passing, output->fd, name) == 0) return true;
    if (!*broken) error_system(error, "cannot name its file");
    unlinkat(output->fd, passing, 0);
    return false;
}

bool output_has(const struct output *output, const char *name) {
    return faccessat(output->fd, name, F_OK, 0) == 0;
}

/* Only what has its name is looked at, so that a folder of many costs nothing. */
bool output_is(const struct output *output, const char *path) {
    struct stat a, b;
    return output->regular && !strcmp(article_file_name(output->name), article_file_name(path)) && !stat(path, &a) &&
           !fstat(output->fd, &b) && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

bool output_close(struct output *output, struct error *error) {
    buffer_free(&output->buffer);
    if (output->fd <= STDERR_FILENO) return true;
    return close(output->fd) == 0 || error_system(error, "cannot write");
}
