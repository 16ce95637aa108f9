#include "palette.h"
#include <math.h>
#include <string.h>

struct light {
    double r, g, b; /* linear */
};

static double linear(int byte) {
    double value = byte / 255.0;
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

static struct light light_of(color value) {
    return (struct light){ linear(value >> 16 & 0xFF), linear(value >> 8 & 0xFF), linear(value & 0xFF) };
}

static double within(double value) {
    return value < 0 ? 0 : value > 1 ? 1 : value;
}

static struct light seen(struct light l, enum sight sight) {
    static const double all[SIGHT_COUNT][3][3] = {
        { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
        { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } },
        { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } },
        { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } },
    };
    const double(*m)[3] = all[sight];
    return (struct light){ within(m[0][0] * l.r + m[0][1] * l.g + m[0][2] * l.b),
                           within(m[1][0] * l.r + m[1][1] * l.g + m[1][2] * l.b),
                           within(m[2][0] * l.r + m[2][1] * l.g + m[2][2] * l.b) };
}

static void oklab(struct light c, double lab[3]) {
    double l = cbrt(0.4122214708 * c.r + 0.5363325363 * c.g + 0.0514459929 * c.b);
    double m = cbrt(0.2119034982 * c.r + 0.6806995451 * c.g + 0.1073969566 * c.b);
    double s = cbrt(0.0883024619 * c.r + 0.2817188376 * c.g + 0.6299787005 * c.b);
    lab[0] = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
    lab[1] = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
    lab[2] = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
}

static double distance(color a, color b, enum sight sight) {
    double x[3], y[3];
    oklab(seen(light_of(a), sight), x);
    oklab(seen(light_of(b), sight), y);
    return sqrt((x[0] - y[0]) * (x[0] - y[0]) + (x[1] - y[1]) * (x[1] - y[1]) + (x[2] - y[2]) * (x[2] - y[2]));
}

double palette_distance(enum theme_name name, bool light, enum sight sight) {
    double least = 9;
    for (int s = sight == SIGHT_COUNT ? 0 : (int)sight; s < (sight == SIGHT_COUNT ? SIGHT_COUNT : (int)sight + 1); s++)
        for (unsigned a = 1; a <= THEME_SPEAKERS; a++)
            for (unsigned b = a + 1; b <= THEME_SPEAKERS; b++)
                least = fmin(least, distance(theme_speaker(name, light, a), theme_speaker(name, light, b), (enum sight)s));
    return least;
}

static double luminance(color value) {
    struct light l = light_of(value);
    return 0.2126 * l.r + 0.7152 * l.g + 0.0722 * l.b;
}

static double contrast(color a, color b) {
    double x = luminance(a) + 0.05, y = luminance(b) + 0.05;
    return x > y ? x / y : y / x;
}

double palette_contrast(color value, bool light) {
    return light ? fmin(contrast(value, 0xFFFFFF), contrast(value, 0xFDF6E3))
                 : fmin(contrast(value, 0x000000), contrast(value, 0x1E1E1E));
}
