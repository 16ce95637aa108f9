#include "broker.h"
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum kind { OPEN, RUN, ENDED, WAIT };
enum { FDS = 3, STRINGS = 64, SERVED = 3 /* the descriptor that a broker of its own serves */ };

/* A request: this, then `bytes` of strings with their NULs, and the descriptors that are set in `fds`. */
struct request {
    uint32_t kind, bytes, fds;
    int32_t flags, mode, pid;
    uint32_t seconds;
};

struct reply {
    int32_t result, error, status;
};

static struct {
    pthread_mutex_t lock; /* one request at a time */
    int socket;           /* to the broker; -1 where there is none */
    pid_t pid;
} broker = { PTHREAD_MUTEX_INITIALIZER, -1, 0 };

/* --- doing it, in the broker or here --- */

/* In the child: these descriptors for the first three (-1: ours), signals as they were born. Returns on failure. */
static void become(const struct program *program) {
    static const int ours[] = { SIGPIPE, SIGINT, SIGQUIT, SIGTSTP, SIGTERM, SIGHUP };
    const char *const *argv = program->argv;
    const int fds[FDS] = { program->in, program->out, program->err };
    for (int i = 0; i < FDS; i++)
        if (fds[i] >= 0) dup2(fds[i], i);
    if (program->seconds) {
        setpgid(0, 0);
        alarm(program->seconds);
    }
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++) signal(ours[i], SIG_DFL);
    for (; *argv && strchr(*argv, '='); argv++) {
        char *assignment = strdup(*argv);
        if (assignment) putenv(assignment);
    }
    char *copy[STRINGS] = { NULL };
    for (size_t i = 0; i < STRINGS - 1 && argv[i]; i++) copy[i] = strdup(argv[i]);
    if (copy[0]) execvp(copy[0], copy);
}

static pid_t run_waited(const struct program *program) {
    pid_t pid = fork();
    if (pid) return pid;
    become(program);
    _exit(errno == ENOENT ? 127 : 126);
}

/* Forked twice, so that nobody of ours waits for it; 0, or -1 and why it could not be executed. */
static pid_t run_apart(const struct program *program) {
    int report[2], failure = 0; /* closed by a successful exec; else it says why not */
    if (pipe2(report, O_CLOEXEC) < 0) return -1;
    pid_t pid = fork();
    if (!pid) {
        setsid();
        if (fork()) _exit(0);
        become(program);
        failure = errno;
        ssize_t put = write(report[1], &failure, sizeof failure);
        _exit(put > 0 ? 127 : 126);
    }
    close(report[1]);
    while (pid > 0 && waitpid(pid, NULL, 0) < 0 && errno == EINTR) {}
    ssize_t got = pid > 0 ? read(report[0], &failure, sizeof failure) : -1;
    int error = got > 0 ? failure : errno;
    close(report[0]);
    errno = error;
    return got == 0 ? 0 : -1;
}

static pid_t run_here(const struct program *program) {
    return program->apart ? run_apart(program) : run_waited(program);
}

static int wait_here(pid_t pid, int *status) {
    pid_t ended;
    while ((ended = waitpid(pid, status, 0)) < 0 && errno == EINTR) {}
    if (ended > 0 && WIFSIGNALED(*status)) kill(-pid, SIGKILL); /* whom it started, where it leads a group: `seconds` */
    return ended < 0 ? -1 : 0;
}

/* 1: it has ended, and wait_here tells how; 0: it runs; -1 and errno. */
static int ended_here(pid_t pid) {
    siginfo_t info = { 0 };
    if (waitid(P_PID, (id_t)pid, &info, WEXITED | WNOHANG | WNOWAIT) < 0) return -1;
    return info.si_pid == pid;
}

/* --- messages: one datagram each way --- */

union control {
    struct cmsghdr header;
    char bytes[CMSG_SPACE(FDS * sizeof(int))];
};

static bool message_send(int socket, struct iovec *parts, size_t count, const int *fds, size_t n) {
    union control control = { 0 };
    struct msghdr message = { .msg_iov = parts, .msg_iovlen = count };
    if (n) {
        message.msg_control = control.bytes;
        message.msg_controllen = CMSG_SPACE(n * sizeof *fds);
        struct cmsghdr *header = CMSG_FIRSTHDR(&message);
        *header = (struct cmsghdr){ .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS, .cmsg_len = CMSG_LEN(n * sizeof *fds) };
        memcpy(CMSG_DATA(header), fds, n * sizeof *fds);
    }
    ssize_t sent;
    while ((sent = sendmsg(socket, &message, MSG_NOSIGNAL)) < 0 && errno == EINTR) {}
    return sent >= 0;
}

/* The length of the message, 0 at the end, -1 on failure; *n descriptors came with it. */
static ssize_t message_receive(int socket, struct iovec *parts, size_t count, int fds[FDS], size_t *n) {
    union control control = { 0 };
    struct msghdr message = { .msg_iov = parts, .msg_iovlen = count, .msg_control = control.bytes,
                              .msg_controllen = sizeof control.bytes };
    ssize_t got;
    *n = 0;
    while ((got = recvmsg(socket, &message, MSG_CMSG_CLOEXEC)) < 0 && errno == EINTR) {}
    struct cmsghdr *header = got > 0 ? CMSG_FIRSTHDR(&message) : NULL;
    if (!header || header->cmsg_type != SCM_RIGHTS) return got;
    *n = (header->cmsg_len - CMSG_LEN(0)) / sizeof *fds;
    if (*n > FDS) *n = FDS;
    memcpy(fds, CMSG_DATA(header), *n * sizeof *fds);
    return got;
}

/* --- the broker's side --- */

static void serve_run(const struct request *request, const char *strings, const int *fds, struct reply *reply) {
    const char *argv[STRINGS] = { NULL };
    size_t n = 0, fd = 0;
    for (size_t at = 0; at < request->bytes && n < STRINGS - 1; at += strlen(strings + at) + 1) argv[n++] = strings + at;
    struct program program = { .argv = argv, .apart = request->flags, .seconds = request->seconds };
    program.in = request->fds & 1 ? fds[fd++] : -1;
    program.out = request->fds & 2 ? fds[fd++] : -1;
    program.err = request->fds & 4 ? fds[fd++] : -1;
    reply->result = run_here(&program);
    reply->error = errno;
}

/* Answer one request; false at the end. */
static bool serve(int socket, char *strings) {
    struct request request = { 0 };
    struct reply reply = { .result = -1, .error = EINVAL };
    struct iovec parts[2] = { { &request, sizeof request }, { strings, BROKER_BYTES } };
    int fds[FDS];
    size_t n, out = 0;
    ssize_t got = message_receive(socket, parts, 2, fds, &n);
    if (got <= 0) return false;
    bool whole = (size_t)got == sizeof request + request.bytes && (!request.bytes || !strings[request.bytes - 1]) &&
                 n == (size_t)__builtin_popcount(request.fds);
    if (whole && request.kind == OPEN && request.bytes) {
        reply.result = open(strings, request.flags | O_CLOEXEC, (mode_t)request.mode);
        reply.error = errno;
        out = reply.result >= 0;
    } else if (whole && request.kind == RUN) {
        serve_run(&request, strings, fds, &reply);
    } else if (whole && request.kind == ENDED) {
        reply.result = ended_here(request.pid);
        reply.error = errno;
    } else if (whole && request.kind == WAIT) {
        int status = 0;
        reply.result = wait_here(request.pid, &status);
        reply.error = errno;
        reply.status = status;
    }
    for (size_t i = 0; i < n; i++) close(fds[i]);
    struct iovec answer = { &reply, sizeof reply };
    bool sent = message_send(socket, &answer, 1, &reply.result, out);
    if (out) close(reply.result);
    return sent;
}

/* The keys of the terminal are the reader's affair, and its end is ours. */
static _Noreturn void serve_all(int socket) {
    static const int reader_s[] = { SIGINT, SIGQUIT, SIGPIPE, SIGTERM, SIGHUP };
    static char strings[BROKER_BYTES];
    for (int i = 1; i < NSIG; i++) signal(i, SIG_DFL);
    for (size_t i = 0; i < sizeof reader_s / sizeof *reader_s; i++) signal(reader_s[i], SIG_IGN);
    while (serve(socket, strings)) {}
    _exit(0);
}

_Noreturn void broker_serve(void) {
    serve_all(SERVED);
}

/* This program again: it has none of our pages, and ours stay ours. After a fork the
   next key would pay for each page that is then written for the first time. */
static pid_t start_again(int socket) {
    char *argv[] = { (char[]){ BROKER_NAME }, NULL };
    posix_spawn_file_actions_t actions;
    pid_t pid = -1;
    if (posix_spawn_file_actions_init(&actions)) return -1;
    if (posix_spawn_file_actions_adddup2(&actions, socket, SERVED) ||
        posix_spawn(&pid, "/proc/self/exe", &actions, NULL, argv, environ))
        pid = -1;
    posix_spawn_file_actions_destroy(&actions);
    return pid;
}

static pid_t start_fork(const int pair[2]) {
    pid_t pid = fork();
    if (pid) return pid;
    close(pair[0]);
    serve_all(pair[1]);
}

bool broker_start(void) {
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) < 0) return false;
    broker.pid = start_again(pair[1]);
    if (broker.pid < 0) broker.pid = start_fork(pair); /* there is no /proc */
    close(pair[1]);
    if (broker.pid > 0) broker.socket = pair[0];
    else close(pair[0]);
    return broker.pid > 0;
}

void broker_stop(void) {
    if (broker.socket < 0) return;
    close(broker.socket);
    broker.socket = -1;
    int status;
    wait_here(broker.pid, &status);
}

/* --- the reader's side --- */

/* Ask, and wait for the answer; a descriptor that came with it is in *fd. A broker that went: EPIPE. */
static struct reply ask(const struct request *request, char *strings, const int *fds, size_t n, int *fd) {
    struct reply reply = { .result = -1, .error = EPIPE };
    struct iovec parts[2] = { { (void *)(uintptr_t)request, sizeof *request }, { strings, request->bytes } };
    struct iovec answer = { &reply, sizeof reply };
    int came[FDS] = { -1 };
    size_t got = 0;
    pthread_mutex_lock(&broker.lock);
    if (!message_send(broker.socket, parts, 2, fds, n)) reply.error = errno;
    else if (message_receive(broker.socket, &answer, 1, came, &got) != sizeof reply) reply = (struct reply){ -1, EPIPE, 0 };
    pthread_mutex_unlock(&broker.lock);
    if (fd) *fd = got ? came[0] : -1;
    errno = reply.error;
    return reply;
}

int broker_open(const char *path, int flags, mode_t mode) {
    if (broker.socket < 0) return open(path, flags | O_CLOEXEC, mode);
    size_t bytes = strlen(path) + 1;
    char strings[4096];
    if (bytes > sizeof strings) {
        errno = ENAMETOOLONG;
        return -1;
    }
    memcpy(strings, path, bytes);
    struct request request = { .kind = OPEN, .bytes = (uint32_t)bytes, .flags = flags, .mode = (int32_t)mode };
    int fd;
    ask(&request, strings, NULL, 0, &fd);
    return fd;
}

pid_t broker_run(const struct program *program) {
    if (broker.socket < 0) return run_here(program);
    const int given[FDS] = { program->in, program->out, program->err };
    struct request request = { .kind = RUN, .flags = program->apart, .seconds = program->seconds };
    int fds[FDS];
    size_t n = 0;
    char *strings = malloc(BROKER_BYTES);
    for (size_t i = 0; strings && program->argv[i]; i++) {
        size_t bytes = strlen(program->argv[i]) + 1;
        if (bytes > BROKER_BYTES - request.bytes) {
            free(strings);
            errno = E2BIG;
            return -1;
        }
        memcpy(strings + request.bytes, program->argv[i], bytes);
        request.bytes += (uint32_t)bytes;
    }
    if (!strings) return -1;
    for (int i = 0; i < FDS; i++) {
        if (given[i] < 0) continue;
        fds[n++] = given[i];
        request.fds |= 1U << i;
    }
    struct reply reply = ask(&request, strings, fds, n, NULL);
    free(strings);
    errno = reply.error;
    return reply.result;
}

bool broker_ended(pid_t pid) {
    if (broker.socket < 0) return ended_here(pid) != 0;
    struct request request = { .kind = ENDED, .pid = pid };
    return ask(&request, NULL, NULL, 0, NULL).result != 0;
}

int broker_wait(pid_t pid, int *status) {
    if (broker.socket < 0) return wait_here(pid, status);
    struct request request = { .kind = WAIT, .pid = pid };
    struct reply reply = ask(&request, NULL, NULL, 0, NULL);
    *status = reply.status;
    return reply.result;
}
