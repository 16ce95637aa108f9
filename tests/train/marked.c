#include "marked.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int is_text(const struct dirent *entry) {
    size_t n = strlen(entry->d_name);
    return n > 4 && !strcmp(entry->d_name + n - 4, ".txt");
}

static char *path_of(const char *folder, const char *part, const char *name) {
    size_t room = strlen(folder) + strlen(part) + strlen(name) + 3;
    char *path = malloc(room);
    if (path) snprintf(path, room, "%s/%s/%s", folder, part, name);
    return path;
}

/* The first of an article's annotations: STEM_WHO.ann in the order of their names; the names are ordered. */
static const char *ann_of(struct dirent **names, int n, const char *text) {
    size_t stem = strlen(text) - 4;
    for (int i = 0; i < n; i++) {
        const char *name = names[i]->d_name;
        if (!strncmp(name, text, stem) && (name[stem] == '_' || name[stem] == '.')) return name;
    }
    return NULL;
}

static struct dirent **list(const char *folder, const char *part, int (*keep)(const struct dirent *), int *n) {
    struct dirent **names = NULL;
    char *path = path_of(folder, part, "");
    *n = path ? scandir(path, &names, keep, alphasort) : -1;
    if (*n < 0 && path) perror(path);
    free(path);
    return names;
}

static void names_free(struct dirent **names, int n) {
    for (int i = 0; i < n; i++) free(names[i]);
    free(names);
}

bool marked_read(struct marked_articles *marked, const char *folder) {
    int n, anns;
    struct dirent **names = list(folder, "text", is_text, &n), **others = list(folder, "attributions", NULL, &anns);
    *marked = (struct marked_articles){ n > 0 ? calloc((size_t)n, sizeof *marked->at) : NULL, 0 };
    bool fine = marked->at;
    for (int i = 0; fine && i < n; i++) {
        const char *ann = ann_of(others, anns, names[i]->d_name);
        if (!ann) continue;
        struct marked_article *article = &marked->at[marked->n++];
        *article = (struct marked_article){ path_of(folder, "text", names[i]->d_name), path_of(folder, "attributions", ann),
                                            (unsigned)i % TENTHS };
        fine = article->text && article->ann;
    }
    names_free(names, n);
    names_free(others, anns);
    if (!marked->n) fprintf(stderr, "train: no marked articles in %s\n", folder);
    return fine && marked->n;
}

void marked_free(struct marked_articles *marked) {
    for (uint32_t i = 0; i < marked->n; i++) {
        free(marked->at[i].text);
        free(marked->at[i].ann);
    }
    free(marked->at);
    *marked = (struct marked_articles){ 0 };
}
