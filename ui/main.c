#include <dixit/export.h>
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv) {
    struct export_options options = { EXPORT_TEXT, false };
    int status = 0;
    for (int i = 1; i < argc; i++) {
        if (!strncmp(argv[i], "--export=", 9)) {
            options.format = export_format_named(argv[i] + 9);
            continue;
        }
        struct error error = { 0 };
        struct article *article = article_open(argv[i], NULL, NULL, &error);
        struct buffer buffer = { 0 };
        if (article && article_tag(article, NULL, NULL, &error)) {
            export_article(&buffer, article, &options);
            fwrite(buffer.at, 1, buffer.len, stdout);
        } else {
            fprintf(stderr, "dixit: %s: %s\n", argv[i], error.message);
            status = 1;
        }
        buffer_free(&buffer);
        article_free(article);
    }
    return status;
}
