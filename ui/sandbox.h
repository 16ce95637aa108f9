/* The sandbox: what the reader may no longer do once its first page is painted,
   so that a text which found a fault in it finds nothing to do with it.

   - no_new_privs: nothing it starts gains rights (prctl(2)).
   - Landlock: it reads beneath the folders of the named paths and of the
     system's data, and writes, makes and removes nothing; no network.
   - seccomp, a deny-list that answers EPERM: no sockets, no other programs, no
     new processes (threads stay), no tracing, no typing into the terminal
     (TIOCSTI), no mounts, modules, keys, BPF or the like. The filter is our own table
     (sandbox_calls.c): libseccomp crashes and hangs where memory fails.

   What needs more goes through the broker (broker.h), forked just before. */
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

/* Enter it, for good; once, before any thread is made. `paths`: n files and
   folders that must stay readable, with all beneath them (of a file: beneath
   its folder, since it may be replaced); “-” is passed over. What kernel or build lack is left out
   and is no error: the result tells what holds. */
struct sandbox sandbox_enter(const char *const *paths, size_t n);

/* sandbox_calls.c: seccomp alone; and could it be had? */
bool sandbox_close_calls(void);
bool sandbox_calls_can_close(void);

/* What would hold here, without entering: "no-new-privs, landlock 7, seccomp", or "none". */
void sandbox_describe(char *to, size_t room);

#endif
