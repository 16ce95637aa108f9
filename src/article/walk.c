#include "walk.h"
#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DEPTH_MAX = 64 };

/* Suffixes of files that are no articles: nothing is opened to find that out. */
static const char *const not_text[] = {
    "7z",   "a",     "ann",  "avi",  "avif", "azw3", "bin",  "bmp",  "bz2",   "class", "csv",  "db",   "deb", "dll",
    "dmg",  "doc",   "docx", "eot",  "epub", "exe",  "flac", "gif",  "gz",    "heic",  "ico",  "img",  "iso", "jar",
    "jpeg", "jpg",   "json", "jsonl", "lz4", "m4a",  "m4v",  "mkv",  "mobi",  "mov",   "mp3",  "mp4",  "mpg", "o",
    "odp",  "ods",   "odt",  "oga",  "ogg",  "ogv",  "opus", "otf",  "pdf",   "png",   "ppt",  "pptx", "psd", "pyc",
    "rar",  "rpm",   "so",   "sqlite", "svg", "swp", "tar",  "tgz",  "tif",   "tiff",  "tsv",  "ttf",  "wasm", "wav",
    "webm", "webp",  "woff", "woff2", "xls", "xlsx", "xz",   "zip",  "zst",
};

static int compare_suffix(const void *suffix, const void *in_list) {
    return strcasecmp(suffix, *(const char *const *)in_list);
}

static bool is_text_name(const char *name) {
    const char *dot = strrchr(name, '.');
    if (name[strlen(name) - 1] == '~') return false; /* an editor's copy */
    return !dot || !bsearch(dot + 1, not_text, sizeof not_text / sizeof *not_text, sizeof *not_text, compare_suffix);
}

/* Take `path` (malloc'ed, NULL where there was no memory for it); false when out of memory: then it is freed. */
static bool paths_take(struct paths *paths, char *path) {
    if (path && paths->n == paths->room) {
        uint32_t room = paths->room ? paths->room * 2 : 64;
        char **grown = room > paths->room ? realloc(paths->at, room * sizeof *grown) : NULL;
        if (!grown) {
            free(path);
            return false;
        }
        paths->at = grown;
        paths->room = room;
    }
    if (path) paths->at[paths->n++] = path;
    return path;
}

static void paths_free(struct paths *paths) {
    for (uint32_t i = 0; i < paths->n; i++) free(paths->at[i]);
    free(paths->at);
}

/* --- folders entered --- */

static struct folder *folder_slot(const struct folders *folders, dev_t device, ino_t inode) {
    uint64_t hash = ((uint64_t)inode ^ (uint64_t)device << 32) * 0x9E3779B97F4A7C15u;
    for (uint32_t i = (uint32_t)(hash >> 32);; i++) {
        struct folder *slot = &folders->at[i & (folders->room - 1)];
        if (!slot->used || (slot->device == device && slot->inode == inode)) return slot;
    }
}

static bool folders_grow(struct folders *folders) {
    struct folders grown = { NULL, folders->n, folders->room ? folders->room * 2 : 64 };
    grown.at = calloc(grown.room, sizeof *grown.at);
    if (!grown.at) return false;
    for (uint32_t i = 0; i < folders->room; i++) {
        struct folder *old = &folders->at[i];
        if (old->used) *folder_slot(&grown, old->device, old->inode) = *old;
    }
    free(folders->at);
    *folders = grown;
    return true;
}

/* Enter it in the table; *known where it was there. False when out of memory. */
static bool folders_enter(struct folders *folders, const struct stat *st, bool *known) {
    if (folders->n >= folders->room / 2 && !folders_grow(folders)) return false;
    struct folder *slot = folder_slot(folders, st->st_dev, st->st_ino);
    *known = slot->used;
    folders->n += !slot->used;
    *slot = (struct folder){ st->st_dev, st->st_ino, true };
    return true;
}

/* --- walking --- */

/* What a name in a folder leads to: DT_DIR, DT_REG or, for all else, DT_UNKNOWN. */
static unsigned char kind_of(int folder, const struct dirent *entry) {
    struct stat st;
    if (entry->d_type == DT_DIR || entry->d_type == DT_REG) return entry->d_type;
    if (entry->d_type != DT_LNK && entry->d_type != DT_UNKNOWN) return DT_UNKNOWN;
    if (fstatat(folder, entry->d_name, &st, 0) < 0) return DT_UNKNOWN;
    return S_ISDIR(st.st_mode) ? DT_DIR : S_ISREG(st.st_mode) ? DT_REG : DT_UNKNOWN;
}

/* A name in the list begins with what it is, so that it takes one block: "d" a folder, "f" a file. */
static bool take_entry(struct paths *names, int folder, const struct dirent *entry) {
    if (entry->d_name[0] == '.') return true;
    unsigned char kind = kind_of(folder, entry);
    if (kind == DT_UNKNOWN || (kind == DT_REG && !is_text_name(entry->d_name))) return true;
    size_t length = strlen(entry->d_name) + 1;
    char *name = malloc(1 + length);
    if (name) {
        name[0] = kind == DT_DIR ? 'd' : 'f';
        memcpy(name + 1, entry->d_name, length);
    }
    return paths_take(names, name);
}

static int compare_names(const void *a, const void *b) {
    return strcmp(*(const char *const *)a + 1, *(const char *const *)b + 1);
}

/* The names in a folder, sorted. The folder is closed again: however deep the tree, one is open at a time. */
static bool read_names(struct paths *names, DIR *folder) {
    bool taken = true;
    for (struct dirent *entry; taken && (entry = readdir(folder));) taken = take_entry(names, dirfd(folder), entry);
    closedir(folder);
    if (taken && names->n) qsort(names->at, names->n, sizeof *names->at, compare_names);
    return taken;
}

/* The folder open for reading, or NULL where it cannot be read. */
static DIR *open_folder(const struct walk *walk, const char *path, struct stat *st) {
    int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
    int fd = walk->open ? walk->open(path, flags) : open(path, flags);
    DIR *folder = fd >= 0 && fstat(fd, st) == 0 ? fdopendir(fd) : NULL;
    if (!folder && fd >= 0) close(fd);
    return folder;
}

static char *join(const char *folder, const char *name) {
    size_t folder_length = strlen(folder), name_length = strlen(name);
    while (folder_length > 1 && folder[folder_length - 1] == '/') folder_length--;
    bool slash = folder_length && folder[folder_length - 1] != '/';
    char *path = malloc(folder_length + slash + name_length + 1);
    if (!path) return NULL;
    memcpy(path, folder, folder_length); /* NOLINT(bugprone-not-null-terminated-result): the name follows */
    if (slash) path[folder_length] = '/';
    memcpy(path + folder_length + slash, name, name_length + 1);
    return path;
}

/* The names in the folder `path`; none where it was entered before. */
static enum walked list_folder(struct walk *walk, const char *path, struct paths *names) {
    struct stat st;
    bool known = false;
    DIR *folder = open_folder(walk, path, &st);
    if (!folder) return WALKED_NO_FOLDER;
    bool entered = folders_enter(&walk->folders, &st, &known);
    if (entered && !known) return read_names(names, folder) ? WALKED : WALKED_NO_MEMORY;
    closedir(folder);
    return entered ? WALKED : WALKED_NO_MEMORY;
}

static enum walked walk_below(struct walk *walk, const char *path, int depth) {
    struct paths names = { 0 };
    enum walked result = list_folder(walk, path, &names);
    for (uint32_t i = 0; i < names.n && result == WALKED; i++) {
        char *below = join(path, names.at[i] + 1);
        enum walked found = below ? WALKED_NO_FOLDER : WALKED_NO_MEMORY;
        if (below && names.at[i][0] == 'd') found = depth < DEPTH_MAX ? walk_below(walk, below, depth + 1) : WALKED;
        if (found == WALKED_NO_FOLDER) { /* a file, or a folder that cannot be read: the list will say so */
            if (!paths_take(&walk->paths, below)) result = WALKED_NO_MEMORY;
        } else {
            result = found;
            free(below);
        }
    }
    paths_free(&names);
    return result;
}

enum walked walk_folder(struct walk *walk, const char *path) {
    return walk_below(walk, path, 0);
}

bool walk_take(struct walk *walk, const char *path) {
    return paths_take(&walk->paths, strdup(path));
}

void walk_free(struct walk *walk) {
    paths_free(&walk->paths);
    free(walk->folders.at);
    *walk = (struct walk){ 0 };
}
