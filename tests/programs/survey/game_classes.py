import random
from enum import Enum
from itertools import product, cycle


class Suit(Enum):
    CLUBS = "♣"
    HEARTS = "♥"

    def __str__(self): return self.value


class Card:
    RANKS = "23456789TJQKA"

    def __init__(self, rank, suit):
        self.rank, self.suit = rank, suit

    def __repr__(self): return f"{self.rank}{self.suit}"
    def __eq__(self, o): return (self.rank, self.suit) == (o.rank, o.suit)
    def __hash__(self): return hash((self.rank, self.suit))
    def __lt__(self, o): return self.RANKS.index(self.rank) < self.RANKS.index(o.rank)


class Deck:
    def __init__(self, rng):
        self.cards = [Card(r, s) for s, r in product(Suit, Card.RANKS)]
        rng.shuffle(self.cards)

    def __len__(self): return len(self.cards)
    def __getitem__(self, i): return self.cards[i]
    def deal(self, n):
        dealt, self.cards = self.cards[:n], self.cards[n:]
        return dealt


class Player:
    def __init__(self, name): self.name, self.hand, self.score = name, [], 0
    def play(self): return self.hand.pop(0)


rng = random.Random(42)
deck = Deck(rng)
print(len(deck), deck[0], deck[-1], deck[:3], Card("A", Suit.HEARTS) in deck)
players = [Player("Ann"), Player("Bo")]
for p, _ in zip(cycle(players), range(4)):
    p.hand += deck.deal(3)
for rnd in range(1, 7):
    plays = [(p.play(), p) for p in players]
    card, winner = max(plays, key=lambda t: t[0])
    winner.score += 1
    print(rnd, [c for c, _ in plays], "->", winner.name)
print({p.name: p.score for p in players})
board = [[" "] * 3 for _ in range(3)]
for turn, (r, c) in enumerate([(0, 0), (1, 1), (0, 1), (2, 2), (0, 2)]):
    board[r][c] = "XO"[turn % 2]
lines = board + [list(col) for col in zip(*board)] + [[board[i][i] for i in range(3)], [board[i][2 - i] for i in range(3)]]
print("\n-+-+-\n".join("|".join(row) for row in board), [l[0] for l in lines if len(set(l)) == 1 and l[0] != " "])
secret = rng.randint(1, 100)
lo, hi, tries = 1, 100, 0
while True:
    tries += 1
    guess = (lo + hi) // 2
    if guess == secret:
        break
    lo, hi = (guess + 1, hi) if guess < secret else (lo, guess - 1)
print("found", secret, "in", tries)
word, guessed = "python", set("tho")
print(" ".join(ch if ch in guessed else "_" for ch in word))
