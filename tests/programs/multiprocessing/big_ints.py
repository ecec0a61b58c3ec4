from concurrent.futures import ProcessPoolExecutor
import multiprocessing as mp
def f(n): return 2 ** n
if __name__ == '__main__':
    with ProcessPoolExecutor(2) as p: print(list(p.map(f, [10, 64, 100])))
    match 2**70:
        case 1180591620717411303424: print('lit')
