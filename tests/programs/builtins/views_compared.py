# Keys and items of dicts compared with sets and with each other.
d={"a":1,"b":2}
print(d.keys()=={"a","b"}, {"a"}<=d.keys(), d.keys()>={"a"}, d.keys()>{"a"}, d.items()>={("a",1)}, d.items()=={("a",1),("b",2)}, d.keys()<{"a","b","c"}, d.keys()==d.keys(), d.items()==dict(d).items(), d.values()==d.values(), d.keys()!={"a"}, {"a","b"}==d.keys(), frozenset("ab")==d.keys(), d.items()<=d.items(), d.keys()<=d.items())
print({"a":1}.items()<={("a",1),("c",[1][0])}, {1:[2]}.items()=={1:[2]}.items(), d.keys()==["a","b"])
try: d.keys()<["a"]
except TypeError as e: print("TE")
try: d.values()<{1}
except TypeError as e: print("TE")
