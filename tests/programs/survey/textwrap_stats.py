import textwrap
import statistics as st
import string
import random

random.seed(12345)
lorem = "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore."
print(textwrap.fill(lorem, 30))
print(textwrap.shorten(lorem, 40, placeholder="..."), textwrap.indent("a\nb", "> "))
print(textwrap.dedent("""
    def f():
        return 1
""").strip())
data = [2, 4, 4, 4, 5, 5, 7, 9]
print(st.mean(data), st.median(data), st.mode(data), st.pstdev(data), round(st.stdev(data), 4), st.variance(data), st.multimode("aabbc"), st.quantiles(data, n=4))
print(st.median_low(data), st.harmonic_mean([40, 60]), st.fmean([1, 2.5]), st.geometric_mean([1, 2, 4]).__round__(3))
print([random.randint(1, 6) for _ in range(10)], random.random(), random.uniform(1, 2), random.choice("abc"))
print(random.sample(range(100), 5), random.gauss(0, 1), random.choices(["h", "t"], weights=[3, 1], k=5), random.randrange(0, 100, 5))
deck = [f"{r}{s}" for s in "SH" for r in "A23"]
random.shuffle(deck)
print(deck, random.getrandbits(16), random.triangular(0, 10, 5), random.expovariate(2), random.betavariate(1, 2))
print(string.ascii_letters[:5], string.digits, string.punctuation[:5], string.capwords("hello big world"))
print(string.Template("$name owes $$${amount}").substitute(name="Al", amount=5), string.Template("$a $b").safe_substitute(a=1))


def caesar(text, k):
    table = str.maketrans(string.ascii_lowercase, string.ascii_lowercase[k:] + string.ascii_lowercase[:k])
    return text.translate(table)


print(caesar("hello, world", 3), caesar(caesar("abc", 5), 21), "abc".translate({97: "A", ord("b"): None}))
rolls = [random.randint(1, 6) + random.randint(1, 6) for _ in range(200)]
for n in range(2, 13):
    print(f"{n:>2} {'#' * (rolls.count(n) // 2)}")


def monte_carlo(n):
    return 4 * sum(random.random() ** 2 + random.random() ** 2 <= 1 for _ in range(n)) / n


print(monte_carlo(2000), "racecar" == "racecar"[::-1], sorted("listen") == sorted("silent"))
vowels = sum(ch in "aeiou" for ch in lorem.lower())
print(vowels, len(set(lorem.split())), lorem.title()[:20], max(lorem.split(), key=len))
