/* The calls to the kernel that the sandbox refuses (ui/sandbox_calls.c), one by one, outside too: what
   is refused there already proves nothing, and is counted. */
#include "test.h"
#include "ui/sandbox.h"
#include <errno.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORKED = 40, FAILED, NO_SANDBOX };

/* Calls with arguments that do nothing: refused with EPERM inside, and outside with whatever else. */
static const struct {
    const char *name;
    long number, at[3];
} calls[] = {
    { "socketpair", SYS_socketpair, { -1 } }, { "connect", SYS_connect, { -1 } }, { "bind", SYS_bind, { -1 } },
    { "listen", SYS_listen, { -1 } }, { "accept4", SYS_accept4, { -1 } }, { "execve", SYS_execve, { 0 } },
    { "execveat", SYS_execveat, { -1 } }, { "process_vm_readv", SYS_process_vm_readv, { 0 } },
    { "process_vm_writev", SYS_process_vm_writev, { 0 } }, { "kcmp", SYS_kcmp, { 0 } }, { "mount", SYS_mount, { 0 } },
    { "umount2", SYS_umount2, { 0 } }, { "pivot_root", SYS_pivot_root, { 0 } }, { "chroot", SYS_chroot, { 0 } },
    { "unshare", SYS_unshare, { 0 } }, { "setns", SYS_setns, { -1 } }, { "init_module", SYS_init_module, { 0 } },
    { "bpf", SYS_bpf, { -1 } }, { "perf_event_open", SYS_perf_event_open, { 0 } },
    { "userfaultfd", SYS_userfaultfd, { -1 } }, { "add_key", SYS_add_key, { 0 } }, { "request_key", SYS_request_key, { 0 } },
    { "keyctl", SYS_keyctl, { -1 } }, { "open_by_handle_at", SYS_open_by_handle_at, { -1 } },
    { "name_to_handle_at", SYS_name_to_handle_at, { -1 } }, { "personality", SYS_personality, { -1 } },
    { "setgroups", SYS_setgroups, { -1 } }, { "quotactl", SYS_quotactl, { -1 } }, { "swapoff", SYS_swapoff, { 0 } },
#ifdef SYS_pidfd_getfd
    { "pidfd_getfd", SYS_pidfd_getfd, { -1 } },
#endif
#ifdef SYS_io_uring_setup
    { "io_uring_setup", SYS_io_uring_setup, { 0 } },
#endif
#ifdef SYS_fsopen
    { "fsopen", SYS_fsopen, { 0 } }, { "open_tree", SYS_open_tree, { -1 } }, { "move_mount", SYS_move_mount, { -1 } },
#endif
};

enum { CALLS = sizeof calls / sizeof *calls };
static bool refused[CALLS];

static void try_calls(void) {
    for (size_t i = 0; i < CALLS; i++)
        refused[i] = syscall(calls[i].number, calls[i].at[0], calls[i].at[1], calls[i].at[2], 0, 0, 0) < 0 && errno == EPERM;
}

/* Which calls are refused: what the child saw, by a pipe. */
static int in_child(bool inside, bool to[CALLS]) {
    int ends[2], status = 0;
    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    pid_t pid = fork();
    if (!pid) {
        struct sandbox_plan plan;
        if (inside) sandbox_plan(&plan);
        if (inside && !sandbox_enter(&plan).calls) _exit(NO_SANDBOX);
        try_calls();
        _exit(write(ends[1], refused, sizeof refused) == sizeof refused ? WORKED : FAILED);
    }
    close(ends[1]);
    assert_true(pid > 0 && waitpid(pid, &status, 0) == pid && WIFEXITED(status));
    if (WEXITSTATUS(status) == WORKED) assert_int_equal(read(ends[0], to, CALLS * sizeof *to), CALLS * sizeof *to);
    close(ends[0]);
    return WEXITSTATUS(status);
}

static void calls_that_no_reader_needs_are_refused(void **state) {
    (void)state;
    enum { LEAST = 8 }; /* who is not root, or in a container, may not do most of them anyway */
    bool outside[CALLS], inside[CALLS];
    size_t proven = 0;
    assert_int_equal(in_child(false, outside), WORKED);
    int status = in_child(true, inside);
    if (status == NO_SANDBOX) skip();
    assert_int_equal(status, WORKED);
    for (size_t i = 0; i < CALLS; i++) {
        if (!inside[i]) fail_msg("%s is not refused", calls[i].name);
        proven += !outside[i];
    }
    assert_in_range(proven, LEAST, CALLS);
}

int main(void) {
    const struct CMUnitTest tests[] = { cmocka_unit_test(calls_that_no_reader_needs_are_refused) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
