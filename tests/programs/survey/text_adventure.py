from __future__ import annotations
import textwrap


class Room:
    def __init__(self, name: str, description: str):
        self.name, self.description = name, description
        self.exits: dict[str, Room] = {}
        self.items: set[str] = set()

    def connect(self, direction: str, other: Room, back: str | None = None) -> None:
        self.exits[direction] = other
        if back:
            other.exits[back] = self

    def __str__(self) -> str:
        return textwrap.fill(f"{self.name}. {self.description}", width=40, subsequent_indent="  ")


class StateMachine:
    def __init__(self):
        self.state = self.exploring
        self.done = False

    def exploring(self, cmd, *args):
        match cmd, args:
            case "go", [d] if d in self.room.exits:
                self.room = self.room.exits[d]
                print(self.room)
                if self.room.name == "Cave" and "lamp" not in self.bag:
                    print("A grue appears!")
                    return self.fighting
            case "take", [item] if item in self.room.items:
                self.room.items.remove(item)
                self.bag.append(item)
                print("Taken:", item)
            case "look", _:
                print("Items:", ", ".join(sorted(self.room.items)) or "none", "| Exits:", *sorted(self.room.exits))
            case _:
                print(f"You can't {cmd} {' '.join(args)}".rstrip() + ".")
        return self.exploring

    def fighting(self, cmd, *args):
        if cmd == "run":
            print("You escape.")
            return self.exploring
        print("You were eaten.")
        return None


class Game(StateMachine):
    def __init__(self):
        super().__init__()
        hall = Room("Hall", "A dusty hall with portraits of forgotten engineers on every wall.")
        cave = Room("Cave", "It is pitch black.")
        hall.connect("down", cave, back="up")
        hall.items |= {"lamp", "rope"}
        self.room, self.bag = hall, []

    def play(self, script):
        for n, line in enumerate(script.strip().splitlines(), start=1):
            print(f"[{n}]> {line}")
            self.state = self.state(*line.split())
            if self.state is None:
                print("GAME OVER")
                return n
        return -1


print(Game().play("""
look
go down
run
go up
take rope
take sword
go down
fight
look
"""))
