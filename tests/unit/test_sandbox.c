/* Each thing that the sandbox refuses is tried twice, in a child of its own:
   outside, where it must work (the control: else the test would prove nothing),
   and inside, where it must not. And the broker does what the sandbox forbids. */
#include "test.h"
#include "ui/broker.h"
#include "ui/run.h"
#include "ui/sandbox.h"
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char folder[64], named[96], beside[96], other[64], hidden[96], link_to[96], target[96];
static bool exporting; /* a run of exports with -o FOLDER/, or the reader */

static int make_file(const char *path) {
    FILE *file = fopen(path, "w");
    if (!file || fputs("words\n", file) < 0) return -1;
    return fclose(file);
}

static int make_folders(void **state) {
    (void)state;
    snprintf(folder, sizeof folder, "/tmp/dixit-sandbox-XXXXXX");
    snprintf(other, sizeof other, "/tmp/dixit-sandbox-XXXXXX");
    if (!mkdtemp(folder) || !mkdtemp(other)) return -1;
    snprintf(named, sizeof named, "%s/named.txt", folder);
    snprintf(beside, sizeof beside, "%s/beside.txt", folder);
    snprintf(hidden, sizeof hidden, "%s/hidden.txt", other);
    snprintf(link_to, sizeof link_to, "%s/link.txt", folder);
    snprintf(target, sizeof target, "%s/target.txt", other);
    return make_file(named) || make_file(beside) || make_file(hidden) || make_file(target) || symlink(target, link_to);
}

static int remove_folders(void **state) {
    (void)state;
    return unlink(named) || unlink(beside) || unlink(link_to) || rmdir(folder) || unlink(hidden) || unlink(target) || rmdir(other);
}

/* --- what is tried: true where it worked --- */

static bool reads(const char *path) {
    char byte;
    int fd = open(path, O_RDONLY);
    return fd >= 0 && read(fd, &byte, 1) == 1;
}

static bool reads_named(void) { return reads(named); }
static bool reads_beside(void) { return reads(beside); }
static bool reads_hidden(void) { return reads(hidden); }
static bool reads_link(void) { return reads(link_to); }

static bool writes_named(void) {
    return open(named, O_WRONLY) >= 0;
}

static bool makes_file(void) {
    char path[128];
    snprintf(path, sizeof path, "%s/new", folder);
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
    return fd >= 0 && unlink(path) == 0;
}

static bool makes_folder(void) {
    char path[128];
    snprintf(path, sizeof path, "%s/new", folder);
    return mkdir(path, 0700) == 0 && rmdir(path) == 0;
}

static bool removes_file(void) { return unlink(beside) == 0 && make_file(beside) == 0; }
static bool truncates_file(void) { return truncate(beside, 6) == 0; }

static bool renames_file(void) {
    char path[128];
    snprintf(path, sizeof path, "%s/renamed", folder);
    return rename(beside, path) == 0 && rename(path, beside) == 0;
}

static bool makes_link(void) {
    char path[128];
    snprintf(path, sizeof path, "%s/link", folder);
    return symlink(named, path) == 0 && unlink(path) == 0;
}

/* As batch_output.c does it: under a passing name, twice over. */
static bool exports_a_file(void) {
    char passing[128], path[128];
    snprintf(passing, sizeof passing, "%s/passing", other);
    snprintf(path, sizeof path, "%s/out.md", other);
    bool fine = true;
    for (int i = 0; i < 2; i++) {
        int fd = open(passing, O_WRONLY | O_CREAT | O_TRUNC, 0600);
        fine = fine && fd >= 0 && write(fd, "x", 1) == 1 && close(fd) == 0 && rename(passing, path) == 0;
    }
    return fine && unlink(path) == 0;
}

static bool makes_folder_for_exports(void) {
    char path[128];
    snprintf(path, sizeof path, "%s/new", other);
    return mkdir(path, 0700) == 0 && rmdir(path) == 0;
}

static bool makes_socket(void) { return socket(AF_INET, SOCK_STREAM, 0) >= 0; }

static bool runs_program(void) {
    pid_t pid = fork();
    if (!pid) {
        execl("/bin/true", "true", (char *)NULL);
        _exit(9);
    }
    int status;
    return pid > 0 && waitpid(pid, &status, 0) == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static bool becomes_program(void) { /* which ends as in_child would, where it worked */
    execl("/bin/sh", "sh", "-c", "exit 40", (char *)NULL);
    return false;
}

static bool types_into_terminal(void) {
    int terminal = posix_openpt(O_RDWR | O_NOCTTY);
    if (terminal < 0 || grantpt(terminal) || unlockpt(terminal) || setsid() < 0) return false;
    int fd = open(ptsname(terminal), O_RDWR);
    return fd >= 0 && ioctl(fd, TIOCSCTTY, 0) == 0 && ioctl(fd, TIOCSTI, "x") == 0;
}

static bool traces(void) { return ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0; }

static void *nothing(void *at) { return at; }

static bool makes_thread(void) {
    pthread_t thread;
    return pthread_create(&thread, NULL, nothing, NULL) == 0 && pthread_join(thread, NULL) == 0;
}

static bool broker_reads_hidden(void) {
    char byte;
    int fd = broker_open(hidden, O_RDONLY, 0);
    return fd >= 0 && read(fd, &byte, 1) == 1;
}

static bool broker_makes_file(void) {
    char path[128];
    snprintf(path, sizeof path, "%s/saved", folder);
    int fd = broker_open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
    bool again = broker_open(path, O_WRONLY | O_CREAT | O_EXCL, 0600) >= 0;
    return fd >= 0 && !again && errno == EEXIST && write(fd, "saved", 5) == 5;
}

static bool broker_runs_program(void) {
    char *output = NULL;
    size_t n = 0;
    struct error error = { 0 };
    int status = run_program((const char *const[]){ "DIXIT_WORD=three", "sh", "-c", "cat; echo $DIXIT_WORD; exit 7", NULL },
                             "one two ", 8, &output, &n, 0, &error);
    return status == 7 && n == 14 && !memcmp(output, "one two three\n", 14);
}

static bool broker_says_what_is_missing(void) {
    struct error error = { 0 };
    return run_program((const char *const[]){ "/no/such/program", NULL }, "", 0, NULL, NULL, 0, &error) == 127 &&
           !run_apart((const char *const[]){ "/no/such/program", NULL }, &error) && error.code == ERROR_SYSTEM &&
           broker_open("/no/such/file", O_RDONLY, 0) < 0 && errno == ENOENT;
}

/* Whoever is killed may take a moment to be gone. */
static bool is_gone(pid_t pid) {
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    for (int i = 0; i < 5000; i++, usleep(1000)) {
        int fd = broker_open(path, O_RDONLY, 0);
        char stat[256] = "";
        ssize_t got = fd < 0 ? 0 : read(fd, stat, sizeof stat - 1);
        if (fd >= 0) close(fd);
        const char *state = got > 0 ? strrchr(stat, ')') : NULL;
        if (!state || state[2] == 'Z') return true;
    }
    return false;
}

/* A program that does not end, and one that it started and that holds its pipe. */
static bool broker_ends_what_takes_too_long(void) {
    char *output = NULL, *line = NULL;
    size_t n = 0;
    struct error error = { 0 };
    int status = run_program((const char *const[]){ "sh", "-c", "sleep 1000 & echo $!; wait", NULL }, "", 0, &output, &n, 1, &error);
    pid_t left = output ? (pid_t)strtol(output, &line, 10) : 0;
    return status == -1 && !strcmp(error.message, "sh took too long") && left > 0 && *line == '\n' && is_gone(left);
}

/* A program that ends and leaves one that holds both pipes, with more to read than they take: that one lives on. */
static bool broker_waits_for_nobody_left(void) {
    static const char leaves[] = "exec 3<&0; sleep 1000 <&3 & echo PID=$!; exit 3", kills[] = "kill $PID";
    static const char input[1 << 20];
    char *output = NULL;
    size_t n = 0;
    struct error error = { 0 };
    int status = run_program((const char *const[]){ "sh", "-c", leaves, NULL }, input, sizeof input, &output, &n, 0, &error);
    if (status != 3 || n < 6 || output[n - 1] != '\n') return false;
    output[n - 1] = 0;
    bool killed = run_program((const char *const[]){ output, "sh", "-c", kills, NULL }, "", 0, NULL, NULL, 0, &error) == 0;
    return killed && is_gone((pid_t)strtol(output + strlen("PID="), NULL, 10)); /* and it minds signals as ever */
}

/* --- */

enum { WORKED = 40, FAILED, NO_SANDBOX };

/* Try it in a child, in the sandbox or not: WORKED, FAILED, or NO_SANDBOX where this kernel or build has none for it. */
static int in_child(bool (*what)(void), bool inside, bool of_files, bool with_broker) {
    fflush(NULL);
    pid_t pid = fork();
    if (!pid) {
        if (with_broker && !broker_start()) _exit(FAILED);
        if (inside) {
            struct sandbox_plan plan;
            sandbox_plan(&plan);
            sandbox_let_read(&plan, named);
            sandbox_let_read(&plan, link_to);
            if (exporting) sandbox_let_write(&plan, open(other, O_RDONLY | O_DIRECTORY));
            struct sandbox sandbox = sandbox_enter(&plan);
            if (of_files ? !sandbox.files : !sandbox.calls) _exit(NO_SANDBOX);
        }
        bool worked = what();
        broker_stop();
        _exit(worked ? WORKED : FAILED);
    }
    int status = 0;
    assert_true(pid > 0 && waitpid(pid, &status, 0) == pid && WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void check(bool (*what)(void), bool of_files, int wanted) {
    if (SANDBOX_SANITIZED && (what == runs_program || what == traces)) skip(); /* a leak checker needs both */
    int outside = in_child(what, false, of_files, false);
    if (what == types_into_terminal && outside == FAILED) skip(); /* a kernel that lets nobody (dev.tty.legacy_tiocsti) */
    assert_int_equal(outside, WORKED);
    int inside = in_child(what, true, of_files, false);
    if (inside == NO_SANDBOX) skip();
    assert_int_equal(inside, wanted);
}

#define REFUSED(what, of_files)                     \
    static void what##_no_more(void **state) {      \
        (void)state;                                \
        check(what, of_files, FAILED);              \
    }
#define ALLOWED(what, of_files)                     \
    static void what##_still(void **state) {        \
        (void)state;                                \
        check(what, of_files, WORKED);              \
    }
/* The same in a run of exports, which writes into `other` and nowhere else. */
#define EXPORTING(what, of_files, wanted)                          \
    static void what##_in_a_run(void **state) {           \
        (void)state;                                               \
        exporting = true;                                          \
        check(what, of_files, wanted);                             \
    }
#define BROKERED(what)                                                                   \
    static void what##_for_us(void **state) {                                            \
        (void)state;                                                                     \
        assert_int_equal(in_child(what, false, true, true), WORKED);                     \
        char saved[128];                                                                 \
        snprintf(saved, sizeof saved, "%s/saved", folder);                               \
        unlink(saved);                                                                   \
        int inside = in_child(what, true, true, true);                                   \
        unlink(saved);                                                                   \
        if (inside == NO_SANDBOX) skip();                                                \
        assert_int_equal(inside, WORKED);                                                \
    }

ALLOWED(reads_named, true)
ALLOWED(reads_beside, true)
ALLOWED(reads_link, true)
ALLOWED(makes_thread, false)
REFUSED(reads_hidden, true)
REFUSED(writes_named, true)
REFUSED(makes_file, true)
REFUSED(makes_folder, true)
REFUSED(makes_socket, false)
BROKERED(broker_reads_hidden)
BROKERED(broker_makes_file)
BROKERED(broker_runs_program)
BROKERED(broker_says_what_is_missing)
BROKERED(broker_ends_what_takes_too_long)
BROKERED(broker_waits_for_nobody_left)

REFUSED(runs_program, false)
REFUSED(traces, false)

REFUSED(becomes_program, false)
REFUSED(types_into_terminal, false)
REFUSED(removes_file, true)
REFUSED(renames_file, true)
REFUSED(truncates_file, true)
REFUSED(makes_link, true)

EXPORTING(reads_named, true, WORKED)
EXPORTING(exports_a_file, true, WORKED)
EXPORTING(reads_hidden, true, FAILED)
EXPORTING(makes_folder_for_exports, true, FAILED)
EXPORTING(writes_named, true, FAILED)
EXPORTING(makes_file, true, FAILED)
EXPORTING(removes_file, true, FAILED)
EXPORTING(truncates_file, true, FAILED)
EXPORTING(makes_socket, false, FAILED)
EXPORTING(becomes_program, false, FAILED)
EXPORTING(makes_thread, false, WORKED)

int main(int argc, char **argv) {
    if (argc == 1 && !strcmp(argv[0], BROKER_NAME)) broker_serve();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_named_still),
        cmocka_unit_test(reads_beside_still),
        cmocka_unit_test(makes_thread_still),
        cmocka_unit_test(reads_link_still),
        cmocka_unit_test(reads_hidden_no_more),
        cmocka_unit_test(writes_named_no_more),
        cmocka_unit_test(makes_file_no_more),
        cmocka_unit_test(makes_folder_no_more),
        cmocka_unit_test(makes_socket_no_more),
        cmocka_unit_test(broker_reads_hidden_for_us),
        cmocka_unit_test(broker_makes_file_for_us),
        cmocka_unit_test(broker_runs_program_for_us),
        cmocka_unit_test(broker_says_what_is_missing_for_us),
        cmocka_unit_test(broker_ends_what_takes_too_long_for_us),
        cmocka_unit_test(broker_waits_for_nobody_left_for_us),
        cmocka_unit_test(runs_program_no_more),
        cmocka_unit_test(traces_no_more),
        cmocka_unit_test(becomes_program_no_more),
        cmocka_unit_test(types_into_terminal_no_more),
        cmocka_unit_test(removes_file_no_more),
        cmocka_unit_test(renames_file_no_more),
        cmocka_unit_test(truncates_file_no_more),
        cmocka_unit_test(makes_link_no_more),
        cmocka_unit_test(reads_named_in_a_run),
        cmocka_unit_test(exports_a_file_in_a_run),
        cmocka_unit_test(reads_hidden_in_a_run),
        cmocka_unit_test(makes_folder_for_exports_in_a_run),
        cmocka_unit_test(writes_named_in_a_run),
        cmocka_unit_test(makes_file_in_a_run),
        cmocka_unit_test(removes_file_in_a_run),
        cmocka_unit_test(truncates_file_in_a_run),
        cmocka_unit_test(makes_socket_in_a_run),
        cmocka_unit_test(becomes_program_in_a_run),
        cmocka_unit_test(makes_thread_in_a_run),
    };
    return cmocka_run_group_tests(tests, make_folders, remove_folders);
}
