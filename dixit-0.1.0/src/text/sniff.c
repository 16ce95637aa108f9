#include "decode.h"
#include <string.h>

enum { SAMPLE = 64 << 10 };

/* How files begin that are no text. Two bytes, or a word of letters ("BM said
   so"), are no proof: there a NUL must stand among the next bytes. */
static const struct {
    const char *bytes;
    uint8_t len;
    bool weak;
    const char *what;
} magics[] = {
    { "\x89PNG\r\n\x1A\n", 8, false, "a PNG image" },
    { "\xFF\xD8\xFF", 3, false, "a JPEG image" },
    { "GIF87a", 6, false, "a GIF image" },
    { "GIF89a", 6, false, "a GIF image" },
    { "BM", 2, true, "a BMP image" },
    { "II*\0", 4, false, "a TIFF image" },
    { "MM\0*", 4, false, "a TIFF image" },
    { "\0\0\1\0", 4, false, "an icon" },
    { "8BPS", 4, true, "a Photoshop image" },
    { "AT&TFORM", 8, false, "a DjVu document" },
    { "%PDF-", 5, false, "a PDF document" },
    { "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, false, "an old Microsoft Office document" },
    { "\x7F" "ELF", 4, false, "a program (ELF)" },
    { "MZ", 2, true, "a program (Windows)" },
    { "\xFE\xED\xFA\xCE", 4, false, "a program (Mach-O)" },
    { "\xFE\xED\xFA\xCF", 4, false, "a program (Mach-O)" },
    { "\xCE\xFA\xED\xFE", 4, false, "a program (Mach-O)" },
    { "\xCF\xFA\xED\xFE", 4, false, "a program (Mach-O)" },
    { "\xCA\xFE\xBA\xBE", 4, false, "a program (Java or Mach-O)" },
    { "\0asm", 4, false, "a program (WebAssembly)" },
    { "PK\3\4", 4, false, "a zip archive or an office document" },
    { "PK\5\6", 4, false, "a zip archive" },
    { "\x1F\x8B\x08", 3, false, "gzip-compressed data" },
    { "BZh91AY&SY", 10, false, "bzip2-compressed data" },
    { "\xFD" "7zXZ\0", 6, false, "xz-compressed data" },
    { "\x28\xB5\x2F\xFD", 4, false, "zstd-compressed data" },
    { "\x04\x22\x4D\x18", 4, false, "lz4-compressed data" },
    { "\x1F\x9D", 2, true, "compressed data" },
    { "7z\xBC\xAF\x27\x1C", 6, false, "a 7z archive" },
    { "Rar!\x1A\7", 6, false, "a RAR archive" },
    { "!<arch>\n", 8, false, "an archive or a Debian package" },
    { "\xED\xAB\xEE\xDB", 4, false, "an RPM package" },
    { "SQLite format 3\0", 16, false, "an SQLite database" },
    { "RIFF", 4, true, "a RIFF file (image, sound or film)" },
    { "OggS", 4, true, "an Ogg sound or film" },
    { "fLaC", 4, true, "a FLAC sound" },
    { "ID3", 3, true, "an MP3 sound" },
    { "\xFF\xFB", 2, true, "an MP3 sound" },
    { "\x1A\x45\xDF\xA3", 4, false, "a Matroska or WebM film" },
    { "\0\1\0\0", 4, false, "a font" },
    { "OTTO", 4, true, "a font" },
    { "wOFF", 4, true, "a font" },
    { "wOF2", 4, true, "a font" },
};

static bool begins(const char *bytes, size_t n, const char *with, size_t length) {
    return n >= length && !memcmp(bytes, with, length);
}

const char *sniff_magic(const char *bytes, size_t n) {
    bool nul = memchr(bytes, 0, n < 64 ? n : 64);
    for (size_t i = 0; i < sizeof magics / sizeof *magics; i++)
        if (begins(bytes, n, magics[i].bytes, magics[i].len) && (nul || !magics[i].weak)) return magics[i].what;
    if (n > 12 && nul && !memcmp(bytes + 4, "ftyp", 4)) return "an MP4 film or a HEIF image";
    if (n > 262 && nul && !memcmp(bytes + 257, "ustar", 5)) return "a tar archive";
    return NULL;
}

/* Controls that some text or other has: BS, HT, LF, VT, FF, CR, SO, SI, ESC. */
static bool is_text_byte(unsigned char byte) {
    return byte >= ' ' || (0x0800FF00u >> byte) & 1;
}

/* Is one of eight bytes below ' '? */
static bool has_control(const char *at) {
    const uint64_t ones = 0x0101010101010101;
    uint64_t eight;
    memcpy(&eight, at, 8);
    return (eight - ones * ' ') & ~eight & (ones * 0x80);
}

static size_t count_odd(const char *bytes, size_t n) {
    size_t odd = 0;
    for (size_t i = 0; i < n;) {
        if (i + 8 <= n && !has_control(bytes + i)) {
            i += 8;
            continue;
        }
        for (size_t end = i + 8 < n ? i + 8 : n; i < end; i++) odd += !is_text_byte((unsigned char)bytes[i]);
    }
    return odd;
}

bool sniff_binary(const char *bytes, size_t n) {
    if (n > SAMPLE) n = SAMPLE;
    size_t odd = count_odd(bytes, n);
    if (odd <= 16) return false;
    if (odd > n / 8) return true;
    return odd > n / 32 && utf8_valid(bytes, n) + 3 < n; /* 3: the sample may end inside a character */
}

enum encoding sniff_mark(const char *bytes, size_t n) {
    if (begins(bytes, n, "\xEF\xBB\xBF", 3)) return ENCODING_UTF8;
    if (begins(bytes, n, "\xFF\xFE\0\0", 4)) return ENCODING_UTF32LE;
    if (begins(bytes, n, "\0\0\xFE\xFF", 4)) return ENCODING_UTF32BE;
    if (begins(bytes, n, "\xFF\xFE", 2)) return ENCODING_UTF16LE;
    if (begins(bytes, n, "\xFE\xFF", 2)) return ENCODING_UTF16BE;
    return ENCODING_AUTO;
}

/* Is it text as UTF-16? A sixteenth of the units at least has NUL for its high
   byte (letters of Latin, or the spaces of others), next to none is U+0000, a
   control or a surrogate, and few are of the scripts from U+1100 on, since
   letters of ASCII, two at a time, look like Chinese. */
static bool is_utf16(const unsigned char *bytes, size_t n, bool big) {
    size_t units = n / 2, latin = 0, odd = 0, far = 0;
    for (size_t i = 0; i + 1 < n; i += 2) {
        unsigned char high = bytes[i + !big], low = bytes[i + big];
        latin += high == 0 && low != 0;
        odd += high == 0 ? !is_text_byte(low) : high >= 0xD8 && high <= 0xDF;
        far += high > 0x10 && high != 0x20;
    }
    return latin >= 2 && latin > units / 16 && odd <= units / 32 && far <= units / 8;
}

enum encoding sniff_utf16(const char *bytes, size_t n) {
    if (n > SAMPLE) n = SAMPLE;
    if (n < 4 || !memchr(bytes, 0, n < 256 ? n : 256)) return ENCODING_AUTO;
    bool little = is_utf16((const unsigned char *)bytes, n, false), big = is_utf16((const unsigned char *)bytes, n, true);
    if (little == big) return ENCODING_AUTO;
    return little ? ENCODING_UTF16LE : ENCODING_UTF16BE;
}
