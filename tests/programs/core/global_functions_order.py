def main():
    helper("later defined")


def helper(x):
    print(x)


main()
helper = lambda x: print("replaced", x)
main()
