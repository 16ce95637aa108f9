/* Score the tagger against hand-marked attributions: dixit's own copy of the
   definitions of PolNeAR-style scoring.

   usage: score FOLDER       the texts in FOLDER/text, their .ann in FOLDER/attributions, or all in FOLDER

   Everything is counted in words (words.h).
   Q       unit: a text segment between double quotation marks. Gold or system claim it when at least half of its
           words lie in their contents. P, R, F over claims; "rejected": of those that are nobody's words, the share
           the system left alone; "spk": source right, over segments of the gold that have a source (one that was
           missed is wrong). Q.long: segments of five words and more.
   C       items matched one to one, greedily by Jaccard of their words. exact: equal; part50: Jaccard >= 0.5.
           R over the gold of a kind, P over the system's items of that kind. src: source right, over matched pairs
           with a gold source. Kinds: all words between marks: direct; none: indirect; else mixed.
   speech  the same recall over gold items whose cue holds a word of speech.
   sure    items by confidence: share of all, matched, source right of the matched.
   A source is right when the head of each span lies within the other (head_of). */
#include "figures.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The text of STEM.ann or, where several annotators share one, of STEM_WHO.ann. */
static bool text_path(char *to, size_t room, const char *folder, char *stem) {
    for (int i = 0; i < 2; i++) {
        snprintf(to, room, "%s/%s.txt", folder, stem);
        FILE *file = fopen(to, "r");
        if (file) return fclose(file), true;
        char *underscore = strrchr(stem, '_');
        if (underscore) *underscore = 0;
    }
    return false;
}

static int is_ann(const struct dirent *entry) {
    size_t n = strlen(entry->d_name);
    return n > 4 && !strcmp(entry->d_name + n - 4, ".ann");
}

int main(int argc, char **argv) {
    struct figures figures = { 0 };
    char texts[4096], anns[4096], text[8400], ann[8400], last[256] = "";
    struct dirent **names;
    if (argc != 2) return fputs("usage: score FOLDER\n", stderr), 2;
    snprintf(texts, sizeof texts, "%s/text", argv[1]);
    snprintf(anns, sizeof anns, "%s/attributions", argv[1]);
    int n = scandir(anns, &names, is_ann, alphasort);
    if (n < 0) {
        snprintf(texts, sizeof texts, "%s", argv[1]);
        snprintf(anns, sizeof anns, "%s", argv[1]);
        n = scandir(anns, &names, is_ann, alphasort);
    }
    if (n <= 0) return fprintf(stderr, "score: no .ann files in %s\n", argv[1]), 2;
    for (int i = 0; i < n; i++) {
        char stem[256];
        snprintf(ann, sizeof ann, "%s/%s", anns, names[i]->d_name);
        snprintf(stem, sizeof stem, "%.*s", (int)strlen(names[i]->d_name) - 4, names[i]->d_name);
        /* the first annotator of a text is the gold */
        if (text_path(text, sizeof text, texts, stem) && strcmp(stem, last)) figures_add(&figures, text, ann);
        snprintf(last, sizeof last, "%s", stem);
        free(names[i]);
    }
    free(names);
    figures_print(&figures);
    return 0;
}
