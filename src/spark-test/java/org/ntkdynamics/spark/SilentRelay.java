package org.ntkdynamics.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Passes on what is sent to another loopback address, until it is cut: from then on nothing comes
 * through on the connections there are, and nobody is told, as where a network is parted. Those
 * that are made afterwards work.
 *
 * <p>Needs neither root nor namespaces of the kernel, in which a network would be parted by itself.
 */
final class SilentRelay implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final ServerSocket server;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final AtomicInteger cuts = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);

  private SilentRelay(ServerSocket server) {
    this.server = server;
  }

  /**
   * Listens on one address and passes on to another.
   *
   * @throws IOException if that address of this machine cannot be listened on
   */
  static SilentRelay start(String from, String to, int port) throws IOException {
    SilentRelay relay = new SilentRelay(new ServerSocket(port, 50, InetAddress.getByName(from)));
    start(() -> relay.acceptAll(to, port));
    return relay;
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  private void acceptAll(String to, int port) {
    try {
      while (true) {
        Socket here = server.accept();
        Socket there = new Socket(to, port);
        sockets.addAll(List.of(here, there));
        int made = cuts.get();
        start(() -> passOn(here, there, made));
        start(() -> passOn(there, here, made));
      }
    } catch (IOException e) {
      // Closed, or nobody listens there any more.
    }
  }

  /** Whoever waits for an answer on a cut connection waits for as long as it likes. */
  private void passOn(Socket from, Socket to, int made) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[BUFFER];
      int read = in.read(buffer);
      while (read >= 0 && cuts.get() == made) {
        out.write(buffer, 0, read);
        read = in.read(buffer);
      }
      if (cuts.get() != made) {
        closed.await();
      }
    } catch (IOException e) {
      // One end has gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    close(from);
    close(to);
  }

  /** Cuts the connections there are. */
  void cut() {
    cuts.incrementAndGet();
  }

  /** How many connections were made. */
  int connections() {
    return sockets.size() / 2;
  }

  private static void close(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      // It is of no use any more.
    }
  }

  @Override
  public void close() {
    closed.countDown();
    close(server);
    sockets.forEach(SilentRelay::close);
  }
}
