print("tab\there", "nl\\n", "quote\"", 'it\'s', "\x41", "\u0041", "\101", "bell" "\a" == "bell\x07")
print(r"raw\n", len("\n"), "line \
continued", """a
"b"
c""")
print("é", "日本", "😀", len("😀"), "日本"[1], "ÀÉ".lower(), ord("é"))
print(repr("é\n😀"), ascii("é"))
print("a" < "b" < "é", "Z" < "a", sorted("bAa"))
