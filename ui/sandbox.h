/* The sandbox: what the reader may no longer do once its first page is painted,
   and a run of exports once its output is open, so that a text which found a fault
   in it finds nothing to do with it.

   - no_new_privs: nothing it starts gains rights (prctl(2)).
   - Landlock: it reads beneath the folders of the named paths and of the
     system's data, and writes, makes and removes nothing (a run of exports: but
     files in the folder of -o); no network.
   - seccomp, a deny-list that answers EPERM: no sockets, no other programs, no
     new processes (threads stay), no tracing, no typing into the terminal
     (TIOCSTI), no mounts, modules, keys, BPF or the like. The filter is our own table
     (sandbox_calls.c): libseccomp crashes and hangs where memory fails.

   What the reader needs more goes through the broker (broker.h), forked just before. */
#ifndef UI_SANDBOX_H
#define UI_SANDBOX_H

#include <stdbool.h>
#include <stddef.h>

#ifndef __has_feature
#define __has_feature(feature) 0
#endif
#if defined __SANITIZE_ADDRESS__ || __has_feature(address_sanitizer)
/* The leak checker clones itself, traces us and reads /proc: these stay in its builds. */
#define SANDBOX_SANITIZED 1
#else
#define SANDBOX_SANITIZED 0
#endif

struct sandbox {
    bool privileges; /* no_new_privs */
    bool files;      /* Landlock */
    bool calls;      /* seccomp */
};

/* What is to be let in, gathered before it closes. */
struct sandbox_plan {
    int ruleset;       /* Landlock's; -1: there is none */
    char folder[4096]; /* the last one let in: many files of one need one rule */
};

void sandbox_plan(struct sandbox_plan *plan);

/* A file or folder that must stay readable, with all beneath it (of a file: beneath its folder, since it may be
   replaced; of a link: what it leads to, too); “-” is passed over. */
void sandbox_let_read(struct sandbox_plan *plan, const char *path);

/* Files may be made, written, renamed and removed in this open folder. */
void sandbox_let_write(struct sandbox_plan *plan, int folder);

/* Enter it, for good; once, before any thread is made. Ends the plan. What kernel or build lack is left out and is no
   error: the result tells what holds. */
struct sandbox sandbox_enter(struct sandbox_plan *plan);

/* sandbox_calls.c: seccomp alone; and could it be had? */
bool sandbox_close_calls(void);
bool sandbox_calls_can_close(void);

/* What would hold here, without entering: "no-new-privs, landlock 7, seccomp", or "none". */
void sandbox_describe(char *to, size_t room);

#endif
