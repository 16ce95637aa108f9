#include "sandbox.h"
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#if defined __linux__ && __has_include(<linux/landlock.h>)
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

/* The folder itself; of anything else, the folder that holds it. */
static bool folder_of(const char *path, char *to, size_t room) {
    struct stat st;
    size_t n = strlen(path);
    if (n >= room || !strcmp(path, "-")) return false;
    memcpy(to, path, n + 1);
    if (stat(path, &st) == 0 && S_ISDIR(st.st_mode)) return true;
    char *slash = strrchr(to, '/');
    if (slash) slash[slash == to] = 0;
    else memcpy(to, ".", 2);
    return true;
}

static void allow_reading(int ruleset, const char *folder) {
    int fd = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return;
    struct landlock_path_beneath_attr rule = { LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR, fd };
    syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    close(fd);
}

/* Many files of one folder, one after another, need one rule. */
static void allow_all(int ruleset, const char *const *paths, size_t n) {
    char folders[2][4096] = { "", "" };
    for (size_t i = 0, now = 0; i < n; i++) {
        if (!folder_of(paths[i], folders[now], sizeof *folders) || !strcmp(folders[0], folders[1])) continue;
        allow_reading(ruleset, folders[now]);
        now = !now;
    }
}

static bool close_files(const char *const *paths, size_t n) {
    /* character sets of iconv, terminal descriptions, what a manual is made of */
    static const char *const system[] = { "/usr/lib", "/usr/share", "/usr/lib64", "/lib", "/lib64", "/etc/terminfo" };
    int version = landlock_version();
    if (!version) return false;
    struct ruleset rules = everything(version);
    int ruleset = (int)syscall(SYS_landlock_create_ruleset, &rules, version >= 4 ? sizeof rules : sizeof rules.files, 0);
    if (ruleset < 0) return false;
    allow_all(ruleset, paths, n);
    for (size_t i = 0; i < sizeof system / sizeof *system; i++)
        if (access(system[i], F_OK) == 0) allow_reading(ruleset, system[i]);
    if (SANDBOX_SANITIZED) allow_reading(ruleset, "/proc");
    bool closed = syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
    close(ruleset);
    return closed;
}
#else
static int landlock_version(void) {
    return 0;
}

static bool close_files(const char *const *paths, size_t n) {
    (void)paths;
    (void)n;
    return false;
}
#endif

struct sandbox sandbox_enter(const char *const *paths, size_t n) {
    struct sandbox sandbox = { .privileges = forgo_privileges() };
    if (!sandbox.privileges) return sandbox;
    sandbox.files = close_files(paths, n);
    sandbox.calls = sandbox_close_calls();
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
