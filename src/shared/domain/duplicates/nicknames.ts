// Given names that people use for one another: short forms, pet names and the same name in other languages. Folded and in the plain
// spelling of letters.ts; a name may stand in more than one line.
import { plainWords } from './letters.ts'

const EQUIVALENTS = `
alexander alex alec alek alexandre alejandro alessandro aleksander aleksandr sandro sascha sasha xander lex alessio iskender
alexandra alex sandra sascha sasha alessandra alejandra aleksandra lexi
andrew andy drew andreas andre andrea andres andrzej andrei andrej anders
anthony tony anton antonio antoine toni antoni ant
anna anne ann annie hannah hanna annika anja anke ania ana anita annette anouk
barbara barb babs babsi barbie basia bobbie
benjamin ben benny benni benji
bernard bernhard bernd bernie bernardo
bettina betty tina bettine
brigitte gitte gitta birgit britta brigida bridget biddy
catherine katherine kathryn kate katie kathy cathy kathleen kitty katharina kathi katja katrin kathrin catharina caterina catalina katarzyna kasia ekaterina katya trina karin karen cate
charles charlie chuck chas karl carl carlos carlo kalle karol
charlotte charlie lotte lottie carlotta lotta
christian chris christoph kristian cristian krzysztof
christina christine chris tina christa kristina kristin cristina krystyna kirsten kristen christel christiane nina chrissy
christopher chris kit topher christoph christophe cristoforo
claudia claudi claude klaudia
claus klaus nikolaus nicholas nick nicolas nicola niklas nils nicolaus niccolo mikolaj nico niko nicky klaas colin
daniel dan danny dani daniele danilo
daniela dani danielle daniella
david dave davy davide dawid
deborah deb debbie debra debora
dennis denis den denny
dieter dietrich didi diether
dominic dominik dom nick dominique domenico domingo
donald don donnie
dorothea dorothy dora dot dottie dolly thea doris dorothee dorota
edward ed eddie eddy ted teddy ned edouard eduardo eduard edoardo
eleanor ellie nell nora elena helen lena leonore eleonore eleonora
elizabeth elisabeth liz lizzy lizzie beth betty eliza elise elsa else elsbeth lisa lise liesel lisbeth isabel isabella isabelle bella libby ella elisabetta elzbieta ela erzsebet sissi sisi lilibet bess
emilia emily emma emmy emilie em millie
emanuel manuel manny manu immanuel
ernest ernst ernesto ernie
eva eve evi evelyn ewa
ferdinand fernando ferdi nando fernand
florian flo flori floriano
francis frank francois francisco francesco franz frans franciszek paco pancho fran franco frankie franky
frances fran fanny francesca franziska francoise francisca franzi sissi frankie franka
frederick fred freddy friedrich fritz frederik federico fryderyk frederic freddie rick fiete
frieda friederike frederike rike fritzi
gabriel gabe gabi gabriele
gabriele gabi gaby gabriela gabriella gabrielle
george georg jorg jurgen jorge giorgio georges yuri jerzy jiri joris gyorgy schorsch juergen
gerald gerry jerry gerhard gerd geert gerard gerrit gert gerardo hardy
gertrud gertrude trude trudi trudy gerti gerda
gregory greg gregor gregorio grzegorz gregoire
gustav gus gustave gustavo
guenther gunther gunter guenter gunnar
heinrich heinz henry harry heiner hendrik henri enrico enrique heiko hinrich hal hank henryk henk henrik rik
helen helena helene elena lena ellen leni nell ilona jelena lene
herbert bert herb bertie heribert
hubert bert hubertus huub
ignaz ignatius ignacio nacho ignazio
ingeborg inge inga ingrid
isabella isabel bella isa isabelle belle izabela ysabel
jacob jakob jack jake jacques giacomo jaime jakub jacobo iago coby
james jim jimmy jamie jaime diego jacques giacomo jacob santiago jem
janet jan jane jeanette jeannette
jane jana joan johanna jeanne jean juana giovanna hanna joanna janina joana ivana hannah
jennifer jen jenny jenni jenna
jessica jess jessie jessy
joachim jochen achim joaquin gioacchino jo
john jack johnny jon jonathan johann johannes hans jan jean juan giovanni ivan ian sean jens johan joao hannes evan jonny yannick janos jannis gianni hansi yann
joseph joe joey josef jose giuseppe jupp sepp jozef pepe pepi beppe yusuf youssef josip pepito
josephine josefine josie josefa fine giuseppina josefina
judith judy jutta judit
julia julie juliana juliane giulia jules
julian jules julien juliano giuliano
juliette juliet julieta giulietta
kenneth ken kenny
konrad conrad kurt corrado conny
konstantin constantin costa constantine kostas costantino
lawrence laurence larry laurent lorenz lorenzo lars lorenzo laurenz lauritz enzo
leonard leo len lenny leonhard leonardo lennart leon lennard
leopold leo poldi leopoldo
louis lou louie ludwig luis luigi lewis ludovic ludovico lutz lajos
louise lou luise luisa louisa lulu
lucas luke lukas luca luc lukasz
lucy lucia lucie luzie luz
magdalena magda lena leni madeleine madeline maddalena magdalene malena madlen
manfred fred manni manne
margaret maggie meg peggy margarete margarethe grete gretel greta rita marguerite margarita margherita gretchen margot marge margit malgorzata gosia madge megan daisy
maria mary marie mia mariya marija maryam miriam meryem mimi moll molly polly maren maja mitzi manon mariette
martin marty marcin martino marten maarten
martina tina marti
matthew matt matthias mathias mateo matteo mathieu mateusz mats thies mattias matze
maximilian max maxi massimo massimiliano maxime maksymilian
michael mike mick mickey michel miguel michele mikhail michal michi mischa misha mikael mihai
michaela micha micki michelle michele ela michalina
mohammed muhammad mohamed mehmet mohammad muhammed mo mohamad ahmet muhammet mamadou
monica monika moni monique moniek
nathaniel nathan nate nat nathanael
nicole nicki nicky niki nicola nicoletta
olga olia helga
oliver olli ollie oli olivier oliviero
patricia pat patty trish patsy tricia patrizia
patrick pat paddy patrice patrizio patryk
paul pablo paolo pawel pavel pal
paula pauline paulina paola paulette
peter pete petra pierre pedro pietro piotr petr pit pieter pjotr per petter piet
philip phil philipp pip philippe felipe filippo filip
rachel rae rahel rachele raquel
raymond ray raimund ramon raimondo reimund
rebecca becky becca rebekka rebekah beck
richard rick dick rich richie ricky ricardo riccardo ryszard rico
robert bob bobby rob robbie robin bert rupert roberto robbert bertie
roger rog rodger rutger ruediger rudiger
roland rolando orlando roli
ronald ron ronnie ronaldo ronny
rosemarie rosi rosemary rose rosie rosmarie rosa rosina romy
rudolf rudolph rudi rolf rudy rodolfo ralf raoul raul
samuel sam sammy samuele
samantha sam sammy
sarah sara sally sadie zara sarina
sebastian seb basti bastian sebastien sebastiano wastl
sigrid siri sigi
siegfried sigi siggi sigurd
simon simone szymon simeon
sofia sophie sophia sofie zofia sonja sonya zosia
stefan stephen steven steve stephan etienne esteban stefano szczepan steffen istvan stevie stef
stefanie stephanie steffi steph stef stefania estefania
susan sue susie suzy susanne suzanne susanna sanne zuzanna susana susi suse sanna
theodor ted teddy theodore theo teodoro fjodor
theresa teresa tess terry therese theresia resi terri tracy tessa
thomas tom tommy tomas tommaso tomasz thom
timothy tim timmy timo timon timotheus
tobias tobi toby tobiah
ulrich uli ueli udo ulrico
ulrike uli ulli rike
ursula uschi ursel ulla orsolya
valentin valentine val valentino
veronika veronica vroni vera ronnie veronique
victor viktor vic vittorio
victoria viktoria vicky vicki tori vittoria wiktoria vicki
vincent vinny vince vincenzo vicente vinzenz wincenty
virginia ginny ginger virginie
walter walt wally gualtiero walther
werner wern verner
wilhelm william bill will billy willy willi guillaume guillermo guglielmo wim willem liam helmut wilm vilhelm bil
wilhelmine minna mina willemijn wilma helma
wolfgang wolf wolfi wulf
zachary zach zack zacharias
abraham abe bram ibrahim avraham
adolf adolph dolf adolfo
adelheid heidi adele adelaide heide
agnes agnieszka ines inez neza
albert al bert alberto bertie albrecht albrecht
alfred fred al alfredo alfie
alice alicia alix ali alicja lissy
amalia amelie amelia mali amelie
angela angelika angie angelique angelina aniela
arthur art arturo artur artie
august gus augustus augusto augustin auguste
beatrice beatrix bea trixi beatriz trix
cecilia cilly cecile celia cacilia cäcilie sissy
clara klara claire chiara clare
cornelia conny nelly nele corrie
cornelius cees kees niels cornelis
eberhard ebbe eddi
eugen gene eugene eugenio yevgeny
felicitas fee felizitas feli
hermann herman armando harm
hildegard hilde hilda hille
irene irena ira irina
isaac isaak izzy ike
jeremy jerry jeremias jeremiah
jerome jerry hieronymus girolamo
kimberly kim kimmy
leila layla leyla laila
lillian lily lilly lilli lilian liliana
marcus mark markus marco marc marek marcos mario
marianne mariana marianna janne
melanie mel melli mela
nadine nadja nadia nadezhda
natalie natalia nat tasha natascha natasha natalja nathalie
otto odo ottone otho
pamela pam pammy
reinhard reiner rainer rene reinhold renato
roswitha rosi rose
sabine bine bina sabina
sylvia silvia silke sylvie silvie
tamara tammy mara toma
vladimir vlad wladimir volodya wlodzimierz
hasan hassan hasso
huseyin hussein hossein husain
mustafa mustapha moustafa
fatima fatma fatime fatoumata
ayse aisha aicha aysha
hatice khadija hatidza
emine amina amine
omer omar umar
yusuf joseph josef youssef yousef
`

function groupsOf(lines: string): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>()
  for (const [group, line] of lines.trim().split('\n').entries()) {
    for (const name of new Set(plainWords(line))) {
      const known = groups.get(name)
      if (known === undefined) groups.set(name, [group])
      else known.push(group)
    }
  }
  return groups
}

const GROUPS = groupsOf(EQUIVALENTS)
const NONE: readonly number[] = []

/** The lines in which a name in plain spelling stands; two names of one line may be the same person's. */
export function nicknameGroups(name: string): readonly number[] {
  return GROUPS.get(name) ?? NONE
}
