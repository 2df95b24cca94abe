# Independent of the Java: xxh64 in pure Python, the assignment as documented.
import struct, math
M=(1<<64)-1
P=[11400714785074694791,14029467366897019727,1609587929392839161,9650029242287828579,2870177450012600261]
rot=lambda x,r:((x<<r)|(x>>(64-r)))&M
def rnd(a,i): return rot((a+i*P[1])&M,31)*P[0]&M
def merge(h,v): return ((h^rnd(0,v))*P[0]+P[3])&M
def xxh64(b,seed=0):
    n=len(b); p=0
    if n>=32:
        v=[(seed+P[0]+P[1])&M,(seed+P[1])&M,seed,(seed-P[0])&M]
        while p<=n-32:
            for k in range(4):
                v[k]=rnd(v[k],struct.unpack_from('<Q',b,p)[0]); p+=8
        h=(rot(v[0],1)+rot(v[1],7)+rot(v[2],12)+rot(v[3],18))&M
        for k in range(4): h=merge(h,v[k])
    else: h=(seed+P[4])&M
    h=(h+n)&M
    while p+8<=n:
        h=(rot(h^rnd(0,struct.unpack_from('<Q',b,p)[0]),27)*P[0]+P[3])&M; p+=8
    if p+4<=n:
        h=(rot(h^(struct.unpack_from('<I',b,p)[0]*P[0]&M),23)*P[1]+P[2])&M; p+=4
    while p<n:
        h=rot(h^(b[p]*P[4]&M),11)*P[0]&M; p+=1
    h^=h>>33; h=h*P[1]&M; h^=h>>29; h=h*P[2]&M; h^=h>>32
    return h
assert xxh64(b'')==0xef46db3751d8e999 and xxh64(b'a')==0xd24ec4f1a98c6e5b and xxh64(b'abc')==0x44bc2cf5ad770999
def draw(salt,d,user):
    s,d,u=salt.encode(),d.encode(),user.encode()
    return xxh64(struct.pack('>I',len(s))+s+struct.pack('>I',len(d))+d+u)
def assign(salt,holdout,arms,user):
    b=draw(salt,'\0holdout',user)%10000
    if b<round(holdout*10000): return b,'holdout'
    return b,min(arms,key=lambda a:-math.log(((draw(salt,a[0],user)>>11)+.5)*2.0**-53)/a[1])[0]
if __name__=='__main__':
    users=['anna','a/b','ä€😀','x'*200]+['user-%d'%i for i in range(196)]
    for u in users:
        b,a=assign('golden',.1,[('a',1),('b',1),('c',2)],u); print(f'{u},{b},{a}')
    import sys
    for s in ['item-1','ä€😀','The quick brown fox jumps over the lazy dog','x'*100]: print(s,'%016x'%xxh64(s.encode()),file=sys.stderr)
