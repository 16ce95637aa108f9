/* Which calls to the kernel the reader goes without. The filter is made by the compiler: nothing is
   allocated when it is loaded, so that no lack of memory leaves the reader half closed. */
#include "sandbox.h"

#if defined __linux__ && __has_include(<linux/seccomp.h>)
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Machines whose lower half of an argument comes first, and clone's flags too. */
#if defined __x86_64__
#define MACHINE AUDIT_ARCH_X86_64
#elif defined __i386__
#define MACHINE AUDIT_ARCH_I386
#elif defined __aarch64__ && defined __AARCH64EL__
#define MACHINE AUDIT_ARCH_AARCH64
#elif defined __arm__ && defined __ARMEL__
#define MACHINE AUDIT_ARCH_ARM
#elif defined __riscv && __riscv_xlen == 64
#define MACHINE AUDIT_ARCH_RISCV64
#elif defined __powerpc64__ && defined __LITTLE_ENDIAN__
#define MACHINE AUDIT_ARCH_PPC64LE
#endif
#endif

#ifdef MACHINE
#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define ANSWER(what) BPF_STMT(BPF_RET | BPF_K, what)
#define REFUSE ANSWER(SECCOMP_RET_ERRNO | EPERM)
#define UNLESS_EQUAL(value, skip) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, skip)
#define DENY(name) UNLESS_EQUAL(SYS_##name, 1), REFUSE

enum { OTHER_ABI = 0x40000000, CONSOLE = 0x541C }; /* x32's calls; TIOCLINUX, which pastes into a console */

static const struct sock_filter filter[] = {
    LOAD(arch),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, MACHINE, 1, 0), REFUSE, /* another machine's numbers mean other calls */
    LOAD(nr),
#ifdef __x86_64__
    BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, OTHER_ABI, 0, 1), REFUSE,
#endif
    /* the network */
    DENY(socket), DENY(socketpair), DENY(connect), DENY(bind), DENY(listen), DENY(accept4),
#ifdef SYS_accept
    DENY(accept),
#endif
#ifdef SYS_socketcall
    DENY(socketcall),
#endif
    /* programs and processes; a thread shares our memory */
    DENY(execve), DENY(execveat),
#ifdef SYS_fork
    DENY(fork), DENY(vfork),
#endif
#if !SANDBOX_SANITIZED /* a leak checker clones itself and traces us */
    DENY(ptrace),
#ifdef SYS_clone3 /* its flags cannot be seen, and without it the C library takes clone */
    UNLESS_EQUAL(SYS_clone3, 1), ANSWER(SECCOMP_RET_ERRNO | ENOSYS),
#endif
    UNLESS_EQUAL(SYS_clone, 4), LOAD(args[0]), BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0), REFUSE,
    ANSWER(SECCOMP_RET_ALLOW),
#endif
    DENY(process_vm_readv), DENY(process_vm_writev), DENY(kcmp),
#ifdef SYS_process_madvise
    DENY(process_madvise),
#endif
#ifdef SYS_pidfd_getfd
    DENY(pidfd_getfd),
#endif
    /* typing into the terminal */
    UNLESS_EQUAL(SYS_ioctl, 6), LOAD(args[1]), UNLESS_EQUAL(TIOCSTI, 1), REFUSE, UNLESS_EQUAL(CONSOLE, 1), REFUSE,
    ANSWER(SECCOMP_RET_ALLOW),
    /* the system */
    DENY(mount), DENY(umount2), DENY(pivot_root), DENY(chroot), DENY(unshare), DENY(setns), DENY(init_module),
    DENY(finit_module), DENY(delete_module), DENY(kexec_load), DENY(bpf), DENY(perf_event_open), DENY(userfaultfd),
    DENY(add_key), DENY(request_key), DENY(keyctl), DENY(open_by_handle_at), DENY(name_to_handle_at), DENY(reboot),
    DENY(swapon), DENY(swapoff), DENY(acct), DENY(quotactl), DENY(settimeofday), DENY(clock_settime), DENY(adjtimex),
    DENY(sethostname), DENY(personality), DENY(setuid), DENY(setgid), DENY(setreuid), DENY(setregid), DENY(setresuid),
    DENY(setresgid), DENY(setgroups),
#ifdef SYS_kexec_file_load
    DENY(kexec_file_load),
#endif
#ifdef SYS_io_uring_setup
    DENY(io_uring_setup),
#endif
#ifdef SYS_fsopen
    DENY(move_mount), DENY(open_tree), DENY(fsopen), DENY(fsmount), DENY(fspick),
#endif
#ifdef SYS_mount_setattr
    DENY(mount_setattr),
#endif
    ANSWER(SECCOMP_RET_ALLOW),
};

bool sandbox_close_calls(void) {
    const struct sock_fprog program = { sizeof filter / sizeof *filter, (struct sock_filter *)(uintptr_t)filter };
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

bool sandbox_calls_can_close(void) {
    uint32_t action = SECCOMP_RET_ERRNO;
    return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}
#else
bool sandbox_close_calls(void) {
    return false;
}

bool sandbox_calls_can_close(void) {
    return false;
}
#endif
