// SPDX-License-Identifier: MIT
// The sample's films: true titles, numbers, dates, directors and leads; the descriptions are ours.
#include "sandbox/random.hpp"
#include "sandbox/worlds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace cinemarco::sandbox {
namespace {

struct Row {
  int tmdb;
  std::string_view imdb, title, date;
  int runtime;
  std::array<int, 3> genres;
  int collection;
  double vote;
  std::string_view director, cast, overview;
};

// clang-format off: a table
// cast: "Name=Character;Name=Character"
constexpr Row kRows[] = {
    {11, "tt0076759", "Star Wars", "1977-05-25", 121, {12, 28, 878}, 10, 8.2, "George Lucas",
     "Mark Hamill=Luke Skywalker;Harrison Ford=Han Solo;Carrie Fisher=Princess Leia",
     "A farm boy, a smuggler and a princess take on a machine as large as a moon."},
    {1891, "tt0080684", "The Empire Strikes Back", "1980-05-20", 124, {12, 28, 878}, 10, 8.4, "Irvin Kershner",
     "Mark Hamill=Luke Skywalker;Harrison Ford=Han Solo;Carrie Fisher=Princess Leia",
     "The rebels scatter over ice and clouds, and a pupil learns too late who hunts him."},
    {1892, "tt0086190", "Return of the Jedi", "1983-05-25", 132, {12, 28, 878}, 10, 7.9, "Richard Marquand",
     "Mark Hamill=Luke Skywalker;Harrison Ford=Han Solo;Carrie Fisher=Princess Leia",
     "A rescue in the desert leads to a last stand among very tall trees."},
    {13, "tt0109830", "Forrest Gump", "1994-06-23", 142, {35, 18, 10749}, 0, 8.5, "Robert Zemeckis",
     "Tom Hanks=Forrest Gump;Robin Wright=Jenny Curran;Gary Sinise=Lt. Dan",
     "On a bench, a man of simple words tells how he ran through three decades."},
    {18, "tt0119116", "The Fifth Element", "1997-05-02", 126, {878, 28, 12}, 0, 7.5, "Luc Besson",
     "Bruce Willis=Korben Dallas;Milla Jovovich=Leeloo;Gary Oldman=Zorg",
     "A taxi driver of the 23rd century finds his fare is what stands between life and the dark."},
    {38, "tt0338013", "Eternal Sunshine of the Spotless Mind", "2004-03-19", 108, {878, 18, 10749}, 0, 8.1,
     "Michel Gondry", "Jim Carrey=Joel Barish;Kate Winslet=Clementine;Kirsten Dunst=Mary",
     "Two people have each other erased, and meet again in the ruins of memory."},
    {77, "tt0209144", "Memento", "2000-10-11", 113, {9648, 53, 0}, 0, 8.2, "Christopher Nolan",
     "Guy Pearce=Leonard;Carrie-Anne Moss=Natalie;Joe Pantoliano=Teddy",
     "A man without new memories hunts a murderer with photographs and tattoos, backwards."},
    {120, "tt0120737", "The Lord of the Rings: The Fellowship of the Ring", "2001-12-18", 179, {12, 14, 28}, 119, 8.4,
     "Peter Jackson", "Elijah Wood=Frodo;Ian McKellen=Gandalf;Viggo Mortensen=Aragorn",
     "Nine set out to carry a small thing a long way."},
    {121, "tt0167261", "The Lord of the Rings: The Two Towers", "2002-12-18", 179, {12, 14, 28}, 119, 8.4,
     "Peter Jackson", "Elijah Wood=Frodo;Ian McKellen=Gandalf;Viggo Mortensen=Aragorn",
     "The company is broken; one part goes to war, the other follows a guide it cannot trust."},
    {122, "tt0167260", "The Lord of the Rings: The Return of the King", "2003-12-17", 201, {12, 14, 28}, 119, 8.5,
     "Peter Jackson", "Elijah Wood=Frodo;Ian McKellen=Gandalf;Viggo Mortensen=Aragorn",
     "A city waits for its king while two friends climb the last mountain."},
    {129, "tt0245429", "Spirited Away", "2001-07-20", 125, {16, 10751, 14}, 0, 8.5, "Hayao Miyazaki",
     "Rumi Hiiragi=Chihiro;Miyu Irino=Haku;Mari Natsuki=Yubaba",
     "A girl takes a job in a bath house for spirits to win her parents back."},
    {155, "tt0468569", "The Dark Knight", "2008-07-16", 152, {18, 28, 80}, 263, 8.5, "Christopher Nolan",
     "Christian Bale=Bruce Wayne;Heath Ledger=Joker;Aaron Eckhart=Harvey Dent",
     "A city learns what one man who wants nothing can do to those who want order."},
    {238, "tt0068646", "The Godfather", "1972-03-14", 175, {18, 80, 0}, 230, 8.7, "Francis Ford Coppola",
     "Marlon Brando=Don Vito;Al Pacino=Michael;James Caan=Sonny",
     "The youngest son wanted no part in the family's trade."},
    {240, "tt0071562", "The Godfather Part II", "1974-12-20", 202, {18, 80, 0}, 230, 8.6, "Francis Ford Coppola",
     "Al Pacino=Michael;Robert De Niro=Vito;Diane Keaton=Kay",
     "A father's rise and a son's descent, told side by side."},
    {278, "tt0111161", "The Shawshank Redemption", "1994-09-23", 142, {18, 80, 0}, 0, 8.7, "Frank Darabont",
     "Tim Robbins=Andy;Morgan Freeman=Red;Bob Gunton=Warden Norton",
     "A banker behind walls keeps hope in a place that forbids it."},
    {346, "tt0047478", "Seven Samurai", "1954-04-26", 207, {28, 18, 0}, 0, 8.5, "Akira Kurosawa",
     "Toshiro Mifune=Kikuchiyo;Takashi Shimura=Kambei;Keiko Tsushima=Shino",
     "A village hires swordsmen who will work for rice."},
    {348, "tt0078748", "Alien", "1979-05-25", 117, {27, 878, 0}, 8091, 8.2, "Ridley Scott",
     "Sigourney Weaver=Ripley;Tom Skerritt=Dallas;John Hurt=Kane",
     "A tired crew answers a call that was not for help."},
    {389, "tt0050083", "12 Angry Men", "1957-04-10", 97, {18, 0, 0}, 0, 8.5, "Sidney Lumet",
     "Henry Fonda=Juror 8;Lee J. Cobb=Juror 3;Martin Balsam=Juror 1",
     "One room, one hot day, one vote against eleven."},
    {429, "tt0060196", "The Good, the Bad and the Ugly", "1966-12-22", 161, {37, 0, 0}, 2661, 8.5, "Sergio Leone",
     "Clint Eastwood=Blondie;Eli Wallach=Tuco;Lee Van Cleef=Sentenza",
     "Three riders, one grave, and nobody knows the whole of the name."},
    {550, "tt0137523", "Fight Club", "1999-10-15", 139, {18, 53, 0}, 0, 8.4, "David Fincher",
     "Edward Norton=Narrator;Brad Pitt=Tyler Durden;Helena Bonham Carter=Marla Singer",
     "A sleepless clerk meets a soap seller and starts something he cannot stop."},
    {562, "tt0095016", "Die Hard", "1988-07-15", 132, {28, 53, 0}, 1570, 7.8, "John McTiernan",
     "Bruce Willis=John McClane;Alan Rickman=Hans Gruber;Bonnie Bedelia=Holly",
     "A policeman comes to his wife's office party without shoes and stays for the night."},
    {603, "tt0133093", "The Matrix", "1999-03-31", 136, {28, 878, 0}, 2344, 8.2, "Lana Wachowski",
     "Keanu Reeves=Neo;Laurence Fishburne=Morpheus;Carrie-Anne Moss=Trinity",
     "A programmer takes a pill and finds out what the world is made of."},
    {680, "tt0110912", "Pulp Fiction", "1994-09-10", 154, {53, 80, 0}, 0, 8.5, "Quentin Tarantino",
     "John Travolta=Vincent;Samuel L. Jackson=Jules;Uma Thurman=Mia;Bruce Willis=Butch",
     "A briefcase, a boxer, a dance and a diner, not in that order."},
    {807, "tt0114369", "Se7en", "1995-09-22", 127, {80, 9648, 53}, 0, 8.4, "David Fincher",
     "Brad Pitt=Mills;Morgan Freeman=Somerset;Gwyneth Paltrow=Tracy",
     "Two detectives follow a man who counts in sins."},
    {862, "tt0114709", "Toy Story", "1995-10-30", 81, {16, 12, 10751}, 10194, 8.0, "John Lasseter",
     "Tom Hanks=Woody (voice);Tim Allen=Buzz Lightyear (voice);Don Rickles=Mr. Potato Head (voice)",
     "A cowboy doll meets a space ranger who does not know he is a toy."},
    {1427, "tt0396171", "Perfume: The Story of a Murderer", "2006-09-13", 147, {80, 14, 18}, 0, 7.3, "Tom Tykwer",
     "Ben Whishaw=Grenouille;Dustin Hoffman=Baldini;Alan Rickman=Richis",
     "A man without a smell of his own sets out to bottle everybody else's."},
    {27205, "tt1375666", "Inception", "2010-07-15", 148, {28, 878, 12}, 0, 8.4, "Christopher Nolan",
     "Leonardo DiCaprio=Cobb;Joseph Gordon-Levitt=Arthur;Elliot Page=Ariadne",
     "Thieves of dreams are hired to leave something behind."},
    {37165, "tt0120382", "The Truman Show", "1998-06-04", 103, {35, 18, 0}, 0, 8.1, "Peter Weir",
     "Jim Carrey=Truman;Laura Linney=Meryl;Ed Harris=Christof", "A cheerful man notices that the sky has a seam."},
    {120467, "tt2278388", "The Grand Budapest Hotel", "2014-02-26", 100, {35, 18, 0}, 0, 8.0, "Wes Anderson",
     "Ralph Fiennes=M. Gustave;Tony Revolori=Zero;Saoirse Ronan=Agatha",
     "A concierge, a lobby boy and a stolen painting, between two wars."},
    {157336, "tt0816692", "Interstellar", "2014-11-05", 169, {12, 18, 878}, 0, 8.4, "Christopher Nolan",
     "Matthew McConaughey=Cooper;Anne Hathaway=Brand;Jessica Chastain=Murph",
     "A father leaves a dying farm to look for somewhere else to stand."},
    {244786, "tt2582802", "Whiplash", "2014-10-10", 107, {18, 10402, 0}, 0, 8.4, "Damien Chazelle",
     "Miles Teller=Andrew;J.K. Simmons=Fletcher;Melissa Benoist=Nicole",
     "A drummer and his teacher find out how much is too much."},
    {496243, "tt6751668", "Parasite", "2019-05-30", 133, {35, 53, 18}, 0, 8.5, "Bong Joon Ho",
     "Song Kang-ho=Ki-taek;Lee Sun-kyun=Dong-ik;Cho Yeo-jeong=Yeon-kyo",
     "A family moves into another one's life, room by room."},
    {335984, "tt1856101", "Blade Runner 2049", "2017-10-04", 164, {878, 18, 0}, 422837, 7.6, "Denis Villeneuve",
     "Ryan Gosling=K;Harrison Ford=Deckard;Ana de Armas=Joi",
     "A hunter of replicants digs up a box that should not exist."},
    {438631, "tt1160419", "Dune", "2021-09-15", 155, {878, 12, 0}, 726871, 7.8, "Denis Villeneuve",
     "Timothee Chalamet=Paul Atreides;Rebecca Ferguson=Jessica;Oscar Isaac=Duke Leto",
     "A house is given a desert, and with it everybody's envy."},
    {693134, "tt15239678", "Dune: Part Two", "2024-02-27", 167, {878, 12, 0}, 726871, 8.2, "Denis Villeneuve",
     "Timothee Chalamet=Paul Atreides;Zendaya=Chani;Rebecca Ferguson=Jessica",
     "The boy from the sea learns to walk on sand, and to be followed."},
    {545611, "tt6710474", "Everything Everywhere All at Once", "2022-03-24", 140, {28, 12, 878}, 0, 7.8,
     "Daniel Kwan", "Michelle Yeoh=Evelyn;Ke Huy Quan=Waymond;Stephanie Hsu=Joy",
     "A tax audit opens the door to all the lives that were not lived."},
    {872585, "tt15398776", "Oppenheimer", "2023-07-19", 181, {18, 36, 0}, 0, 8.1, "Christopher Nolan",
     "Cillian Murphy=Oppenheimer;Emily Blunt=Kitty;Robert Downey Jr.=Strauss",
     "A physicist builds a fire and is asked what he meant by it."},
    {346698, "tt1517268", "Barbie", "2023-07-19", 114, {35, 12, 0}, 0, 7.0, "Greta Gerwig",
     "Margot Robbie=Barbie;Ryan Gosling=Ken;America Ferrera=Gloria", "A perfect day is interrupted by a thought."},
    {372058, "tt5311514", "Your Name.", "2016-08-26", 106, {16, 10749, 18}, 0, 8.5, "Makoto Shinkai",
     "Ryunosuke Kamiki=Taki (voice);Mone Kamishiraishi=Mitsuha (voice)",
     "Two strangers wake in each other's days and leave notes."},
    {11216, "tt0095765", "Cinema Paradiso", "1988-11-17", 124, {18, 10749, 0}, 0, 8.4, "Giuseppe Tornatore",
     "Philippe Noiret=Alfredo;Salvatore Cascio=Toto;Jacques Perrin=Salvatore",
     "A boy learns the world in a projection room."},
    {12477, "tt0095327", "Grave of the Fireflies", "1988-04-16", 89, {16, 18, 10752}, 0, 8.5, "Isao Takahata",
     "Tsutomu Tatsumi=Seita (voice);Ayano Shiraishi=Setsuko (voice)",
     "A brother and a sister alone in the last summer of a war."},
    {546554, "tt8946378", "Knives Out", "2019-11-27", 131, {35, 80, 9648}, 0, 7.8, "Rian Johnson",
     "Daniel Craig=Benoit Blanc;Ana de Armas=Marta;Chris Evans=Ransom",
     "A writer is dead, the family is home, and the nurse cannot lie."},
    {1022789, "tt22022452", "Inside Out 2", "2024-06-11", 97, {16, 12, 35}, 0, 7.5, "Kelsey Mann",
     "Amy Poehler=Joy (voice);Maya Hawke=Anxiety (voice);Phyllis Smith=Sadness (voice)",
     "New feelings move in, with luggage."},
    {76600, "tt1630029", "Avatar: The Way of Water", "2022-12-14", 192, {878, 12, 28}, 87096, 7.6, "James Cameron",
     "Sam Worthington=Jake Sully;Zoe Saldana=Neytiri;Sigourney Weaver=Kiri",
     "A family leaves the forest for the reef."},
    {331482, "tt3281548", "Little Women", "2019-12-25", 135, {18, 10749, 0}, 0, 7.9, "Greta Gerwig",
     "Saoirse Ronan=Jo March;Emma Watson=Meg;Florence Pugh=Amy", "Four sisters, and the one who writes it down."},
    {376867, "tt4975722", "Moonlight", "2016-10-21", 111, {18, 0, 0}, 0, 7.4, "Barry Jenkins",
     "Trevante Rhodes=Black;Mahershala Ali=Juan;Naomie Harris=Paula", "Three chapters of one man, by the sea."},
    {419704, "tt2935510", "Ad Astra", "2019-09-17", 123, {878, 18, 0}, 0, 6.1, "James Gray",
     "Brad Pitt=Roy McBride;Tommy Lee Jones=Clifford McBride;Ruth Negga=Helen",
     "A son goes to the edge of the system to ask his father why."},
    {216527, "tt3095356", "Avatar 4", "2029-12-19", 0, {878, 12, 28}, 87096, 0, "James Cameron",
     "Sam Worthington=Jake Sully;Zoe Saldana=Neytiri", "It is too early to say."},
    {393209, "tt5637536", "Avatar 5", "", 0, {878, 12, 28}, 87096, 0, "James Cameron",
     "Sam Worthington=Jake Sully;Zoe Saldana=Neytiri", ""}};

// clang-format on

constexpr struct {
  int id;
  std::string_view name;
} kCollections[] = {{10, "Star Wars Collection"},       {119, "The Lord of the Rings Collection"},
                    {230, "The Godfather Collection"},  {263, "The Dark Knight Collection"},
                    {726871, "Dune Collection"},        {10194, "Toy Story Collection"},
                    {2344, "The Matrix Collection"},    {8091, "Alien Collection"},
                    {87096, "Avatar Collection"},       {1570, "Die Hard Collection"},
                    {422837, "Blade Runner Collection"}};

std::string_view original_title(int tmdb, std::string_view title) {
  switch (tmdb) {
    case 129:
      return "千と千尋の神隠し";
    case 346:
      return "七人の侍";
    case 372058:
      return "君の名は。";
    case 496243:
      return "기생충";
    case 11216:
      return "Nuovo Cinema Paradiso";
    case 12477:
      return "火垂るの墓";
    default:
      return title;
  }
}

std::string_view language_of(int tmdb) {
  switch (tmdb) {
    case 129:
    case 346:
    case 372058:
    case 12477:
      return "ja";
    case 496243:
      return "ko";
    case 11216:
    case 429:
      return "it";
    default:
      return "en";
  }
}

void read_cast(Catalogue& catalogue, std::vector<Credit>& cast, std::string_view text) {
  while (!text.empty()) {
    const auto one = text.substr(0, text.find(';'));
    text.remove_prefix(std::min(text.size(), one.size() + 1));
    const auto equals = one.find('=');
    cast.push_back({.person = catalogue.add_person(one.substr(0, equals), "Acting"),
                    .role = std::string{one.substr(equals + 1)},
                    .department = "Acting"});
  }
}

Movie movie_of(Catalogue& catalogue, const Row& row, int at) {
  Movie movie;
  movie.title = row.title;
  movie.original_title = original_title(row.tmdb, row.title);
  movie.language = language_of(row.tmdb);
  movie.year = number_or(std::string{row.date.substr(0, 4)}, 0);
  movie.release_date = row.date;
  movie.ids = {.trakt = 1001 + at,
               .slug = movie.year == 0 ? slug_of(row.title) : fmt::format("{}-{}", slug_of(row.title), movie.year),
               .imdb = std::string{row.imdb},
               .tmdb = row.tmdb};
  movie.trakt_knows_tmdb = row.tmdb != 346;              // so that only /find can resolve it
  movie.runtime = row.tmdb == 419704 ? 0 : row.runtime;  // 0 = unknown (docs/tmdb.md#empty-values)
  for (const int genre : row.genres) {
    if (genre != 0) movie.genres.push_back(genre);
  }
  movie.collection = row.collection;
  movie.overview = row.overview;
  movie.tagline = at % 3 == 2 ? "" : "A picture drawn for the sandbox.";
  movie.vote = row.vote;
  movie.votes = row.vote == 0 ? 0 : static_cast<int>(2000 + hash_of(row.title) % 28'000U);
  const auto seed = hash_of(row.title);
  read_cast(catalogue, movie.cast, row.cast);
  fill_cast(catalogue, movie.cast, 9 + static_cast<int>(seed % 14U), 1, seed, false);
  movie.crew.push_back(
      {.person = catalogue.add_person(row.director, "Directing"), .role = "Director", .department = "Directing"});
  if (row.director == "Christopher Nolan") {  // one person, several jobs
    movie.crew.push_back({.person = movie.crew[0].person, .role = "Screenplay", .department = "Writing"});
  }
  fill_crew(catalogue, movie.crew, 6 + static_cast<int>(seed % 7U), 1, seed, false);
  if (movie.year == 0) return movie;  // announced without a date or a picture
  const auto subtitle = fmt::format("{}  ·  {}", movie.year, row.director);
  movie.poster =
      catalogue.add_picture({.kind = PictureKind::poster, .title = movie.title, .subtitle = subtitle, .seed = seed});
  movie.backdrop =
      catalogue.add_picture({.kind = PictureKind::backdrop, .title = movie.title, .subtitle = {}, .seed = seed});
  return movie;
}

}  // namespace

void add_sample_movies(Catalogue& catalogue) {
  int at = 0;
  for (const auto& row : kRows) {
    auto movie = movie_of(catalogue, row, at++);
    catalogue.movies.push_back(std::move(movie));
  }
  for (const auto& [id, name] : kCollections) {
    Collection collection{
        .id = id, .name = std::string{name}, .overview = "Films that belong together.", .poster = {}, .backdrop = {}};
    collection.poster = catalogue.add_picture(
        {.kind = PictureKind::poster, .title = collection.name, .subtitle = "Collection", .seed = hash_of(name)});
    collection.backdrop = catalogue.add_picture(
        {.kind = PictureKind::backdrop, .title = collection.name, .subtitle = {}, .seed = hash_of(name)});
    catalogue.collections.push_back(std::move(collection));
  }
}

}  // namespace cinemarco::sandbox
