/* The broker: a process started before the sandbox closes, which does for the
   reader what it no longer may: open a file outside the named folders, write a
   save, start a program. It answers one request at a time, passes descriptors,
   reads nothing of any article, and ends when the reader does. A process has
   one, as it has one working directory; calls may come from any thread.

   Without it (it was never started, or could not be) the same is done here. */
#ifndef UI_BROKER_H
#define UI_BROKER_H

#include <stdbool.h>
#include <sys/types.h>

enum { BROKER_BYTES = 64 << 10 }; /* of a path, or of an argument vector with its NULs */

/* What a program is called, as argv[0] and alone, that shall be a broker: main then calls broker_serve. */
#define BROKER_NAME "dixit-broker"
_Noreturn void broker_serve(void);

/* Start it, this same program in a process of its own; before any thread. False where that failed. Once. */
bool broker_start(void);

/* Let it end, and wait for that. No calls after it. */
void broker_stop(void);

/* open(2): a descriptor, close-on-exec, or -1 and errno. */
int broker_open(const char *path, int flags, mode_t mode);

/* How a program is started. */
struct program {
    const char *const *argv; /* NULL-terminated; `name=value` at the front sets the environment; found on PATH */
    int in, out, err;        /* its first three descriptors; -1 for ours */
    bool apart;              /* in a session of its own; it may outlive us, and is not waited for */
    unsigned seconds;        /* after these it is ended by SIGALRM, and whom it started with it; 0: it may take its time */
};

/* Start it: its process, to be waited for by broker_wait unless `apart`; or -1
   and errno. A program that cannot be executed exits 127 or 126. */
pid_t broker_run(const struct program *program);

/* Has a process that broker_run started ended (or is there none)? broker_wait then returns at once. */
bool broker_ended(pid_t pid);

/* waitpid(2) of a process that broker_run started: its status in *status. -1 and errno on failure. */
int broker_wait(pid_t pid, int *status);

#endif
