#include "sandbox.h"
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#if defined __linux__ && __has_include(<linux/landlock.h>) && !defined WITHOUT_LANDLOCK
#define HAVE_LANDLOCK 1
#endif

#ifdef __linux__
#include <sys/prctl.h>
static bool forgo_privileges(void) {
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
}
#else
static bool forgo_privileges(void) {
    return false;
}
#endif

/* --- files and network --- */

#ifdef HAVE_LANDLOCK
#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { FS_RIGHTS_1 = 13, FS_RIGHTS_2 = 14, FS_RIGHTS_3 = 15, FS_RIGHTS_5 = 16, NET_RIGHTS_4 = 2 };

/* The ruleset as the kernel of the first version with network knows it: an older one takes the first field alone. */
struct ruleset {
    uint64_t files, network;
};

static int landlock_version(void) {
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    return version < 0 ? 0 : (int)version;
}

static struct ruleset everything(int version) {
    int rights = version >= 5 ? FS_RIGHTS_5 : version >= 3 ? FS_RIGHTS_3 : version == 2 ? FS_RIGHTS_2 : FS_RIGHTS_1;
    return (struct ruleset){ (UINT64_C(1) << rights) - 1, version >= 4 ? (1 << NET_RIGHTS_4) - 1 : 0 };
}

static void let(int ruleset, int fd, uint64_t rights) {
    struct landlock_path_beneath_attr rule = { rights, fd };
    syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
}

static void let_read(int ruleset, const char *path) {
    int fd = open(path, O_PATH | O_CLOEXEC);
    struct stat st;
    if (fd < 0) return;
    bool folder = fstat(fd, &st) == 0 && S_ISDIR(st.st_mode); /* of a file nothing but the rights of files */
    let(ruleset, fd, LANDLOCK_ACCESS_FS_READ_FILE | (folder ? LANDLOCK_ACCESS_FS_READ_DIR : 0));
    close(fd);
}

void sandbox_plan(struct sandbox_plan *plan) {
    /* character sets of iconv, terminal descriptions, what a manual is made of, messages */
    static const char *const system[] = { "/usr/lib", "/usr/share", "/usr/lib64", "/lib", "/lib64", "/etc/terminfo",
                                          DIXIT_LOCALEDIR };
    int version = landlock_version();
    struct ruleset rules = everything(version);
    *plan = (struct sandbox_plan){ .ruleset = -1 };
    if (version)
        plan->ruleset = (int)syscall(SYS_landlock_create_ruleset, &rules, version >= 4 ? sizeof rules : sizeof rules.files, 0);
    if (plan->ruleset < 0) return;
    for (size_t i = 0; i < sizeof system / sizeof *system; i++) let_read(plan->ruleset, system[i]);
    if (SANDBOX_SANITIZED) let_read(plan->ruleset, "/proc");
}

/* The folder that holds it: “a/b” is in “a”, “b” in “.”, “/b” in “/”. */
static void folder_of(char *path) {
    char *slash = strrchr(path, '/');
    if (slash) slash[slash == path] = 0;
    else memcpy(path, ".", 2);
}

void sandbox_let_read(struct sandbox_plan *plan, const char *path) {
    char folder[sizeof plan->folder];
    struct stat st;
    size_t n = strlen(path);
    if (plan->ruleset < 0 || n + 2 > sizeof folder || !strcmp(path, "-")) return;
    bool known = lstat(path, &st) == 0;
    if (known && S_ISLNK(st.st_mode)) let_read(plan->ruleset, path);
    memcpy(folder, path, n + 1);
    if (!known || !S_ISDIR(st.st_mode)) folder_of(folder);
    if (!strcmp(folder, plan->folder)) return;
    let_read(plan->ruleset, folder);
    memcpy(plan->folder, folder, sizeof folder);
}

void sandbox_let_write(struct sandbox_plan *plan, int folder) {
    uint64_t rights = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_REMOVE_FILE;
    if (landlock_version() >= 3) rights |= UINT64_C(1) << (FS_RIGHTS_3 - 1); /* cutting a file, which headers may not know */
    if (plan->ruleset >= 0) let(plan->ruleset, folder, rights);
}

static bool close_files(struct sandbox_plan *plan) {
    if (plan->ruleset < 0) return false;
    bool closed = syscall(SYS_landlock_restrict_self, plan->ruleset, 0) == 0;
    close(plan->ruleset);
    plan->ruleset = -1;
    return closed;
}
#else
static int landlock_version(void) {
    return 0;
}

void sandbox_plan(struct sandbox_plan *plan) {
    *plan = (struct sandbox_plan){ .ruleset = -1 };
}

void sandbox_let_read(struct sandbox_plan *plan, const char *path) {
    (void)plan, (void)path;
}

void sandbox_let_write(struct sandbox_plan *plan, int folder) {
    (void)plan, (void)folder;
}

static bool close_files(struct sandbox_plan *plan) {
    (void)plan;
    return false;
}
#endif

struct sandbox sandbox_enter(struct sandbox_plan *plan) {
    struct sandbox sandbox = { .privileges = forgo_privileges() };
    if (sandbox.privileges) sandbox.files = close_files(plan);
    if (sandbox.privileges) sandbox.calls = sandbox_close_calls();
    return sandbox;
}

void sandbox_describe(char *to, size_t room) {
    int version = landlock_version();
    char landlock[32] = "";
    if (version) snprintf(landlock, sizeof landlock, ", landlock %d", version);
#ifdef __linux__
    snprintf(to, room, "no-new-privs%s%s", landlock, sandbox_calls_can_close() ? ", seccomp" : "");
#else
    snprintf(to, room, "none");
#endif
}
