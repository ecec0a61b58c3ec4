s = "Hello, World"
print(s[0], s[-1], s[0:5], s[7:], s[::-1], s[::2])
print(len(s), "World" in s, "x" not in s)
print(s.upper(), s.lower(), s.swapcase(), s.title())
print(s + "!" * 3)
print('single "quoted"', "it's", "tab\tnew\\n", "\x41\u00e9")
print("a" "b" "c")
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("line\nbreak\t\\"), repr("é\x00"))
for c in "abc":
    print(c, end=" ")
print()
print("""multi
line""")
