#include "color.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The sixteen as xterm has them: what others have is near enough to choose by. */
static const color sixteen[16] = { 0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
                                   0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF };
static const char *const names[8] = { "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white" };
static const int levels[6] = { 0, 95, 135, 175, 215, 255 }; /* of the cube 16 to 231 */

static int red(color c) { return c >> 16 & 0xFF; }
static int green(color c) { return c >> 8 & 0xFF; }
static int blue(color c) { return c & 0xFF; }

/* The eye sees green best. */
static int distance(color a, color b) {
    int r = red(a) - red(b), g = green(a) - green(b), l = blue(a) - blue(b);
    return 2 * r * r + 4 * g * g + 3 * l * l;
}

/* What number n of 256 looks like. */
static color of_number(int n) {
    if (n < 16) return sixteen[n];
    if (n >= 232) return (8 + 10 * (n - 232)) * 0x010101;
    n -= 16;
    return levels[n / 36] << 16 | levels[n / 6 % 6] << 8 | levels[n % 6];
}

static int nearest(color wanted, int first, int end) {
    int best = first;
    for (int n = first; n < end; n++)
        if (distance(of_number(n), wanted) < distance(of_number(best), wanted)) best = n;
    return best;
}

static int nearest_level(int wanted) {
    int best = 0;
    for (int i = 1; i < 6; i++)
        if (abs(levels[i] - wanted) < abs(levels[best] - wanted)) best = i;
    return best;
}

/* Of the cube, whose three axes part the distance, and the grays behind it. */
static int nearest_of_240(color wanted) {
    int cube = 16 + 36 * nearest_level(red(wanted)) + 6 * nearest_level(green(wanted)) + nearest_level(blue(wanted));
    int gray = nearest(wanted, 232, 256);
    return distance(of_number(gray), wanted) < distance(of_number(cube), wanted) ? gray : cube;
}

int32_t color_for(color wanted, int colors) {
    if (wanted == COLOR_DEFAULT || colors < 8) return COLOR_DEFAULT;
    if (wanted >= COLOR_NUMBER) {
        int number = wanted - COLOR_NUMBER;
        if (number < (colors == COLORS_DIRECT ? 8 : colors)) return number;
        wanted = of_number(number);
    }
    if (colors == COLORS_DIRECT) return wanted < 8 ? 8 : wanted; /* below 8 the palette is meant */
    return colors >= 256 ? nearest_of_240(wanted) : nearest(wanted, 0, colors);
}

bool color_parse(const char *text, color *to) {
    char *end;
    if (!strcmp(text, "default")) {
        *to = COLOR_DEFAULT;
        return true;
    }
    if (*text == '#' && strlen(text) == 7 && strspn(text + 1, "0123456789abcdefABCDEF") == 6) {
        *to = (color)strtol(text + 1, NULL, 16);
        return true;
    }
    if (*text >= '0' && *text <= '9') {
        long number = strtol(text, &end, 10);
        *to = COLOR_NUMBER + (color)number;
        return !*end && number < 256;
    }
    bool bright = !strncmp(text, "bright-", 7);
    for (int i = 0; i < 8; i++)
        if (!strcmp(text + (bright ? 7 : 0), names[i])) {
            *to = COLOR_NUMBER + i + (bright ? 8 : 0);
            return true;
        }
    return false;
}

char *color_write(color wanted, char to[COLOR_TEXT]) {
    int number = wanted - COLOR_NUMBER;
    if (wanted == COLOR_DEFAULT) snprintf(to, COLOR_TEXT, "default");
    else if (number < 0) snprintf(to, COLOR_TEXT, "#%06x", (unsigned)wanted & 0xFFFFFF);
    else if (number < 16) snprintf(to, COLOR_TEXT, "%s%s", number < 8 ? "" : "bright-", names[number % 8]);
    else snprintf(to, COLOR_TEXT, "%d", number);
    return to;
}

/* One part of rgb:RRRR/GG/B: its share of the most that its digits can say, of 255. */
static bool part(const char **at, int *value) {
    char *end;
    long number = strtol(*at, &end, 16);
    int digits = (int)(end - *at);
    if (digits < 1 || digits > 4 || number < 0) return false;
    *value = (int)(number * 255 / ((1L << 4 * digits) - 1));
    *at = end + (*end == '/');
    return true;
}

bool color_ground_reply(const char *bytes, size_t n, bool *light) {
    static const char begin[] = "\033]11;rgb";
    char copy[64];
    int r, g, b;
    if (n < sizeof begin || n >= sizeof copy || memcmp(bytes, begin, sizeof begin - 1)) return false;
    memcpy(copy, bytes, n);
    copy[n] = 0;
    const char *at = strchr(copy, ':');
    if (!at) return false;
    at++;
    if (!part(&at, &r) || !part(&at, &g) || !part(&at, &b)) return false;
    *light = 2126 * r + 7152 * g + 722 * b > 10000 * 127;
    return true;
}
