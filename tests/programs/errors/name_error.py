def main():
    print("here")
    no_such_name("typo")


main()
